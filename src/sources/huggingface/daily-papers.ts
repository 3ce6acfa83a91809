import { Temporal } from 'temporal-polyfill';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import { type Day, type Paper, wholeArxivId } from '#core/paper.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { type HttpAnswer, httpGetter, jsonOf, type Site } from '../shared/http.ts';
import { refused } from '../shared/in-words.ts';
import { PAGE, PAGES, type Row, rowsOf } from './pages.ts';
import { parsePaper } from './schema.ts';
import { SITE } from './site.ts';

/** `endpoint` is the public site's address or a mirror's. */
export interface DailyPapersParts extends SourceParts, Pick<Site, 'limits'> {
  readonly endpoint: string;
  readonly token?: string | undefined;
}

type Params = Readonly<Record<string, string | number>>;

const WORDS = { title: 'Hugging Face', denied: 'check HF_TOKEN' };
const MOST_FOUND = 120;
const FIRST_DAY = '2023-05-04';

/** The daily lists, trending papers, search and single papers of Hugging Face. */
export function dailyPapers(parts: DailyPapersParts): PaperSource {
  const { clock, logger, token } = parts;
  const endpoint = new URL(`${parts.endpoint.replace(/\/+$/, '')}/`);
  const headers = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const get = httpGetter({ ...parts, ...WORDS, endpoint, headers });
  const list = (path: string, params: Params, ask: Ask, most: number) =>
    rowsOf({ get, clock, logger, words: WORDS }, address(endpoint, path, params), ask, most);
  return {
    name: 'huggingface',
    title: WORDS.title,
    submissions: 'huggingface.co/papers/submit',
    firstDay: FIRST_DAY,
    currentDay,
    settles: (day) => Temporal.Instant.from(`${day}T17:00:00Z`),
    pages: (day) => [{ title: 'Hugging Face Daily Papers', url: `${SITE}/papers/date/${day}` }],
    async daily(day, ask) {
      const found = await list('api/daily_papers', { date: day, limit: PAGE }, ask, PAGE * PAGES);
      if (found) return papersOf(found);
      // A 400 is "no such date". For a day whose list was once open it is a failure, not an empty list to be kept for ever.
      if (day >= currentDay(clock.now()) || day < FIRST_DAY) return [];
      throw refused(400, WORDS);
    },
    async newest(ask) {
      const found = (await list('api/daily_papers', { limit: PAGE }, ask, PAGE)) ?? fail(refused(400, WORDS));
      return found
        .flatMap((row) => row.day ?? [])
        .sort()
        .at(-1);
    },
    async trending(limit, ask) {
      const params = { sort: 'trending', limit: Math.min(limit, PAGE) };
      return papersOf((await list('api/daily_papers', params, ask, limit)) ?? fail(refused(400, WORDS)));
    },
    async search(text, limit, ask) {
      if (!text.trim()) return [];
      const most = Math.min(limit, MOST_FOUND);
      const found = await list('api/papers/search', { q: text, limit: most }, ask, most);
      return papersOf(found ?? fail(refused(400, WORDS)));
    },
    async paper(id, ask) {
      // Hugging Face knows papers by their arXiv id only; anything else could be read as a path.
      if (wholeArxivId(id) !== id) return undefined;
      return detailOf(await get(address(endpoint, `api/papers/${encodeURIComponent(id)}`), ask));
    },
  };
}

// A day's list opens at 21:30 in New York the evening before.
function currentDay(now: Temporal.Instant): Day {
  const there = now.toZonedDateTimeISO('America/New_York').toPlainDateTime();
  return there.add({ hours: 2, minutes: 30 }).toPlainDate().toString();
}

function detailOf(answer: HttpAnswer): Paper | undefined {
  const { status } = answer;
  if (status === 404 || status === 400) return undefined;
  if (status >= 300) throw refused(status, WORDS);
  const paper = parsePaper(jsonOf(answer, WORDS.title));
  if (!paper)
    throw new SourceError('source-answer', `${WORDS.title} answered with something that is not a paper`);
  return paper;
}

function papersOf(rows: readonly Row[]): Paper[] {
  return rows.map((row) => row.paper);
}

function address(endpoint: URL, path: string, params: Params = {}): URL {
  const url = new URL(path, endpoint);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  return url;
}

function fail(error: Error): never {
  throw error;
}
