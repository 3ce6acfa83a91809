import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Ask, Detail, PaperSource } from '#core/archive/paper-source.ts';
import { SetupError, SourceError } from '#core/errors.ts';
import type { Logger } from '#core/logger.ts';
import { arxivId, type Day, type Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import {
  type Get,
  HTTP_LIMITS,
  type HttpAnswer,
  jsonGetter,
  type Limits,
  type Network,
  refused,
} from './http.ts';
import { type OnBadRow, parseLinked, parsePaper, parseRows } from './schema.ts';

export { clean } from './clean.ts';
export { parseDailyList } from './schema.ts';

/** `endpoint` is the public site's address or a mirror's. What is optional has the real thing as its default. */
export interface Parts
  extends Pick<Network, 'token' | 'fetch' | 'clock' | 'logger'>,
    Partial<Pick<Network, 'sleep' | 'random'>> {
  readonly endpoint: string;
  readonly limits?: Partial<Limits>;
}

type Row = ReturnType<typeof parseRows>[number];
type Params = Readonly<Record<string, string | number>>;

const PAGE = 100;
const PAGES = 20;
const MOST_FOUND = 120;
const FIRST_DAY = '2023-05-04';

/** Hugging Face's Daily Papers. SetupError at once where the endpoint or the token cannot be used. */
export function huggingface(parts: Parts): PaperSource {
  const { clock, logger } = parts;
  const endpoint = endpointOf(parts.endpoint);
  const limits = { ...HTTP_LIMITS, ...parts.limits };
  const get = jsonGetter({ sleep: wait, random: Math.random, ...parts, endpoint, limits });
  const list = (path: string, params: Params, ask: Ask, most: number) =>
    rowsOf({ get, clock, logger }, address(endpoint, path, params), ask, most);
  return {
    name: 'huggingface',
    title: 'Hugging Face',
    currentDay,
    settles: (day) => Temporal.Instant.from(`${day}T17:00:00Z`),
    async daily(day, ask) {
      const found = await list('api/daily_papers', { date: day, limit: PAGE }, ask, PAGE * PAGES);
      if (found) return papersOf(found);
      // A 400 is "no such date". For a day whose list was once open it is a failure, not an empty list to be kept for ever.
      if (day >= currentDay(clock.now()) || day < FIRST_DAY) return [];
      throw refused(400);
    },
    async newest(ask) {
      const found = (await list('api/daily_papers', { limit: PAGE }, ask, PAGE)) ?? fail(refused(400));
      return found
        .flatMap((row) => row.day ?? [])
        .sort()
        .at(-1);
    },
    async trending(limit, ask) {
      const params = { sort: 'trending', limit: Math.min(limit, PAGE) };
      return papersOf((await list('api/daily_papers', params, ask, limit)) ?? fail(refused(400)));
    },
    async search(text, limit, ask) {
      if (!text.trim()) return [];
      const most = Math.min(limit, MOST_FOUND);
      const found = await list('api/papers/search', { q: text, limit: most }, ask, most);
      return papersOf(found ?? fail(refused(400)));
    },
    async paper(id, ask) {
      // Hugging Face knows papers by their arXiv id only; anything else could be read as a path.
      if (arxivId(id) !== id) return undefined;
      return detailOf(await get(address(endpoint, `api/papers/${encodeURIComponent(id)}`), ask));
    },
  };
}

// A day's list opens at 21:30 in New York the evening before.
function currentDay(now: Temporal.Instant): Day {
  const there = now.toZonedDateTimeISO('America/New_York').toPlainDateTime();
  return there.add({ hours: 2, minutes: 30 }).toPlainDate().toString();
}

// The rows of all pages, each id once, at most `most`; undefined where the first page is answered with 400.
async function rowsOf(
  { get, clock, logger }: { get: Get; clock: Clock; logger: Logger },
  first: URL,
  ask: Ask,
  most: number,
): Promise<Row[] | undefined> {
  const onBadRow: OnBadRow = (index, missing) =>
    logger.warn('Hugging Face sent a row that is not a paper', { path: first.pathname, index, missing });
  const began = clock.ticks();
  const rows = new Map<string, Row>();
  let url: URL | undefined = first;
  for (let page = 0; url && page < PAGES && rows.size < most; page++) {
    const answer: HttpAnswer = await get(url, ask, clock.ticks() - began);
    if (answer.status === 400 && page === 0) return undefined;
    const before = rows.size;
    for (const row of readPage(answer, onBadRow)) {
      if (!rows.has(row.paper.id)) rows.set(row.paper.id, row);
    }
    // A page without a new paper is the end, whatever it links to.
    url = rows.size > before ? answer.next : undefined;
    if (url && page === PAGES - 1) logger.warn('Hugging Face has more pages than are read', { pages: PAGES });
  }
  return [...rows.values()].slice(0, most);
}

function readPage({ status, json }: HttpAnswer, onBadRow: OnBadRow): Row[] {
  if (status >= 300) throw refused(status);
  if (!Array.isArray(json)) {
    throw new SourceError(
      'source-answer',
      'Hugging Face answered with something that is not a list of papers',
    );
  }
  const rows = parseRows(json, onBadRow);
  if (json.length > 0 && rows.length === 0) {
    throw new SourceError(
      'source-answer',
      `Hugging Face answered with ${json.length} rows, none of which is a paper`,
    );
  }
  return rows;
}

function detailOf({ status, json }: HttpAnswer): Detail | undefined {
  if (status === 404 || status === 400) return undefined;
  if (status >= 300) throw refused(status);
  const paper = parsePaper(json);
  if (!paper)
    throw new SourceError('source-answer', 'Hugging Face answered with something that is not a paper');
  return { paper, linked: parseLinked(json) };
}

function papersOf(rows: readonly Row[]): Paper[] {
  return rows.map((row) => row.paper);
}

function endpointOf(text: string): URL {
  const url = URL.parse(text.endsWith('/') ? text : `${text}/`);
  return (
    url ??
    fail(new SetupError('setting-invalid', 'HF_ENDPOINT is not an address; leave it out for the public site'))
  );
}

function address(endpoint: URL, path: string, params: Params = {}): URL {
  const url = new URL(path, endpoint);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  return url;
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal });
}

function fail(error: Error): never {
  throw error;
}
