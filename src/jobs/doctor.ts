import { adapters } from '#adapters/index.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError, UserError } from '#core/errors.ts';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';
import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { sources } from '#sources/index.ts';
import type { App } from '../app.ts';
import { openChecks } from '../chats.ts';
import type { Config } from '../config.ts';
import { variablesOf } from '../settings.ts';

export interface DoctorParts {
  readonly app: App;
  readonly config: Config;
  readonly write: (text: string) => void;
}

/** `npm run doctor`: looks at everything that answering and delivering needs, a line each, and changes nothing. Whether all is well. */
export async function runDoctor(
  words: readonly string[],
  { app, config, write }: DoctorParts,
): Promise<boolean> {
  if (words.length > 0) throw new UserError('usage', 'doctor takes no words: type npm run doctor.');
  let well = true;
  const report = (lines: readonly CheckResult[]): void => {
    for (const { ok, line } of lines) write(`${ok ? '✓' : '✗'} ${line}\n`);
    well &&= lines.every(({ ok }) => ok);
  };
  report([storeLine(app, config), ...(await sourceLines(app))]);
  const checks = openChecks(config, app);
  if (checks.length === 0) report([noChat(config)]);
  for (const check of checks) report(await check());
  return well;
}

// Both files were opened, checked and migrated before anything is looked at here.
function storeLine({ archive }: App, { dataDir }: Config): CheckResult {
  const { papers, days } = archive.size();
  return good(`${dataDir} is in order: ${plural(papers, 'paper')} of ${plural(days, 'daily list')}.`);
}

async function sourceLines({ sources, appApi: { clock } }: App): Promise<readonly CheckResult[]> {
  return await Promise.all(sources.map((source) => sourceLine(source, clock)));
}

async function sourceLine(source: PaperSource, clock: Clock): Promise<CheckResult> {
  const day = source.currentDay(clock.now());
  try {
    const papers = await source.daily(day, { patience: 'reader' });
    return good(`${source.title} answers: ${plural(papers.length, 'paper')} on the list of ${day} so far.`);
  } catch (error) {
    // Whoever answered, if with a refusal, was reached: its own sentence says what there is to do.
    const reached = error instanceof SourceError && error.code === 'source-refused';
    return bad(`${messageOf(error)}${reached ? '' : `: check the network${addressOf(source)}`}.`);
  }
}

/** Which of a source's variables may have sent us to the wrong place. */
function addressOf({ name }: PaperSource): string {
  const settings = sources.find((source) => source.name === name)?.settings;
  const names = settings ? variablesOf(settings, 'address') : [];
  return names.length > 0 ? `, and ${names.join(', ')} where it is set` : '';
}

function noChat(config: Config): CheckResult {
  return config.adapters.length > config.chats.length
    ? good('ADAPTERS names only the console.')
    : good(`No chat is set up: set ${adapters.map(({ needs }) => needs).join(', or ')}, in .env.`);
}
