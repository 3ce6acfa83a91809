import { parseArgs } from 'node:util';
import { messageOf, SourceError, UserError } from '#core/errors.ts';
import { Day } from '#core/paper.ts';
import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { utcDay } from '#core/time/dates.ts';
import { backfill, type ListFailure } from '#engine/ingest/backfill.ts';
import type { App } from '../app.ts';
import { runEmbed } from './embed/embed.ts';
import { createProgress } from './progress.ts';

/** `npm run backfill -- --from DAY [--to DAY]`: fills the archive; Ctrl-C ends it, and the next run goes on from there. Rejects at the end with a SourceError where lists could not be read. */
export async function runBackfill(
  args: readonly string[],
  parts: { app: App; clock: Clock; output: NodeJS.WriteStream; signal: AbortSignal },
): Promise<void> {
  const { app, clock, output, signal } = parts;
  const { from, to } = rangeOf(args, { first: firstDay(app), today: utcDay(clock.now()) });
  const shown = createProgress(output, `Lists from ${from} to ${to}`, () => clock.now().epochMilliseconds);
  const before = app.archive.size().papers;
  let days = 0;
  const failed: ListFailure[] = [];
  let end = 'Stopped';
  try {
    for await (const { done, of, day, papers, failures } of backfill(app, { from, to, signal })) {
      if (failures.length === 0) days++;
      failed.push(...failures);
      shown.show(done / of, `${day} · ${plural(papers, 'paper')} stored`);
    }
    await app.archive.learn();
    end = signal.aborted ? 'Stopped; the next run goes on from here' : 'Done';
  } finally {
    const added = app.archive.size().papers - before;
    shown.end(`${end}: ${plural(days, 'list')} read, ${plural(added, 'paper')} added`);
  }
  await runEmbed(parts);
  if (failed.length > 0) throw new SourceError('source-down', failedText(failed));
}

const NAMED_DAYS = 3;

/** "3 lists could not be read: Hugging Face answered 503 (2026-08-18, 2026-08-19 and 2026-08-20). The next run asks for them again." */
function failedText(failed: readonly ListFailure[]): string {
  const reasons = [...Map.groupBy(failed, ({ reason }) => reason)].map(
    ([reason, failures]) => `${reason} (${daysText(failures.map(({ day }) => day))})`,
  );
  const ended = failed.flatMap(({ title, day, isLast }) =>
    isLast ? ` ${title} failed several times in a row, and was not asked after ${day}.` : [],
  );
  const next = 'The next run asks for what is missing.';
  return `${plural(failed.length, 'list')} could not be read: ${reasons.join('; ')}.${ended.join('')} ${next}`;
}

function daysText(days: readonly Day[]): string {
  const more = days.length - NAMED_DAYS;
  return days.slice(0, NAMED_DAYS).join(', ') + (more > 0 ? ` and ${plural(more, 'other day')}` : '');
}

/** The day of the first list of all; some years of lists where no source knows its first. */
function firstDay({ sources }: Pick<App, 'sources'>): Day {
  const [first] = sources.flatMap((source) => source.firstDay ?? []).toSorted();
  return first ?? '2023-01-01';
}

function rangeOf(
  args: readonly string[],
  { first, today }: { first: Day; today: Day },
): { from: Day; to: Day } {
  const { from = first, to = today } = optionsOf(args, first);
  for (const [name, day] of Object.entries({ from, to })) {
    if (!Day.safeParse(day).success)
      throw new UserError('usage', `--${name} must be a day such as 2026-08-20, not “${day}”.`);
  }
  if (from > to)
    throw new UserError('usage', `--from ${from} is after --to ${to}: give the earlier day first.`);
  return { from, to: to < today ? to : today };
}

function optionsOf(
  args: readonly string[],
  first: Day,
): { from?: string | undefined; to?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' } } })
      .values;
  } catch (error) {
    throw new UserError('usage', `${messageOf(error)}: type npm run backfill -- --from ${first}.`);
  }
}
