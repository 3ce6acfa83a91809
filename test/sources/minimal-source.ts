import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Paper } from '#core/paper.ts';
import { defineSource } from '#core/parts/define-source.ts';
import { address, secret } from '#core/parts/variables.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { clean } from '#sources/shared/clean.ts';
import { httpGetter, jsonOf } from '#sources/shared/http.ts';
import { refused } from '#sources/shared/in-words.ts';
import { lenient } from '#sources/shared/lenient.ts';
import { readRows } from '#sources/shared/rows.ts';

const TITLE = 'Minimal List';

/** One row of `GET /lists/DAY.json`: only an id and a title are needed. */
const Row = z.object({
  id: z.string().transform((text) => paperIn(text) ?? ''),
  title: z.string().transform(clean),
  abstract: lenient(z.string().transform(clean)),
  authors: lenient(z.array(z.string().transform(clean))),
});

/** A source as small as one can be: a JSON list a day. What every source needs, it takes from `sources/shared`. */
export const minimal = defineSource({
  name: 'minimal',
  settings: z.object({ MINIMAL_URL: address('https://lists.example'), MINIMAL_TOKEN: secret() }),
  create({ MINIMAL_URL, MINIMAL_TOKEN: token }, parts) {
    const endpoint = new URL(MINIMAL_URL);
    const words = { title: TITLE, denied: 'check MINIMAL_TOKEN' };
    const headers = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const get = httpGetter({ ...parts, ...words, endpoint, headers });
    return {
      name: 'minimal',
      title: TITLE,
      currentDay: (now) => now.toZonedDateTimeISO('UTC').toPlainDate().toString(),
      settles: (day) => Temporal.Instant.from(`${day}T23:00:00Z`),
      async daily(day, ask) {
        const answer = await get(new URL(`/lists/${day}.json`, endpoint), ask);
        if (answer.status === 404) return [];
        if (answer.status >= 300) throw refused(answer.status, words);
        return readRows(jsonOf(answer, TITLE), TITLE, papersOf);
      },
    };
  },
});

function papersOf(rows: readonly unknown[]): Paper[] {
  const papers = rows.flatMap((each): Paper[] => {
    const row = Row.safeParse(each).data;
    if (!row?.id || !row.title) return [];
    const { id, title, abstract = '', authors = [] } = row;
    const url = `https://arxiv.org/abs/${id}`;
    return [
      { id, title, abstract, summary: '', authors, url, keywords: [], categories: [], source: 'minimal' },
    ];
  });
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}
