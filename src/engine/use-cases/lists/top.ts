import type { Ask } from '#core/archive/paper-source.ts';
import { select } from '#core/digest/select.ts';
import type { Document } from '#core/document.ts';
import { SourceError } from '#core/errors.ts';
import { topDocument } from '#core/format/digest/digest.ts';
import { parseDate } from '#core/time/date/read-date.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import { forReader } from '../../access/in-time.ts';
import type { DigestParts } from './digest-parts.ts';
import { sampleOf } from './sample-of.ts';

const PERIODS = { week: { days: 7, name: 'Top of the week' }, month: { days: 30, name: 'Top of the month' } };

interface TopAsk {
  readonly period: keyof typeof PERIODS;
  readonly day?: string | undefined;
  readonly size: number;
}

/** The most upvoted papers of the 7 or 30 days that end with `day`, as people say it, or with the newest day that has a list; of a week or a month that `day` names, those. */
export async function top(parts: DigestParts, ask: TopAsk): Promise<Document> {
  return await forReader(parts.sleep, (reader) => topFor(parts, ask, reader));
}

/** The same for a reader who has been waiting already. */
export async function topFor(
  { archiveAccess, clock, source }: DigestParts,
  ask: TopAsk,
  reader: Ask,
): Promise<Document> {
  const asked = ask.day === undefined ? undefined : parseDate(ask.day, utcDay(clock.now()));
  const whole = asked && asked.span !== 'day' ? { from: asked.first, span: asked.span } : undefined;
  const { days, name } = PERIODS[whole?.span ?? ask.period];
  const readable = await archiveAccess.open(reader, asked?.last);
  const to = asked?.last ?? (await readable.ingest.newest(reader)).day;
  const from = whole?.from ?? addDays(to, 1 - days);
  const failed = await readable.ingest.range(from, to, reader);
  const selection = select(readable.archive.listings(from, to), ask.size);
  if (selection.of === 0 && failed) {
    throw new SourceError('source-down', `${failed}, and no list of these days is stored here.`);
  }
  const pages = source.pages?.(to) ?? [];
  const facts = { name, pages, ...sampleOf(readable), ...(failed ? { failed } : {}) };
  return topDocument(from, to, selection, facts);
}
