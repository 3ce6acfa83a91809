import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeHub, type Hub, row } from '#test/fakes/hub.ts';
import { textOfMarkup } from './read-page.ts';

const PROGRAM = join(import.meta.dirname, 'pages-on-day-process.ts');
const listOf = (day: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    row(`2608.${day.slice(-2)}00${at}`, { submittedOnDailyAt: `${day}T00:00:00.000Z`, upvotes: at }),
  );
/** A busy machine starts a program late. */
const WAIT_MS = 120_000;
const OLD = 'hep-th/9901001';
const DAYS = {
  '2026-08-18': [],
  '2026-08-19': [...listOf('2026-08-19', 5), row(OLD, { submittedOnDailyAt: '2026-08-19T00:00:00.000Z' })],
  '2026-08-20': listOf('2026-08-20', 5),
  '2026-08-21': listOf('2026-08-21', 3),
};

/** The program as a process, its pages as they are read. */
async function start(now: string, dataDir: string, hub: Hub, ...range: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, now, dataDir, hub.url, ...range], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  return {
    page: async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${Number(port)}${path}`);
      return [answer.status, textOfMarkup(await answer.text())] as const;
    },
    end: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

describe('the program’s pages have words of their own for', () => {
  let hub: Hub;
  let program: Awaited<ReturnType<typeof start>>;
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-web-words-'));

  beforeAll(async () => {
    hub = await fakeHub({ days: DAYS });
    program = await start('2026-08-21T06:00:00Z', dataDir, hub, '2026-08-18', '2026-08-21');
  }, WAIT_MS);
  afterAll(async () => {
    await program.end();
    await hub.close();
  });

  it.each([
    ['a list that is still filling', '/', 200, /3 so far; the list for 21 Aug usually fills until 17:00 UTC/],
    ['the same by its day', '/2026-08-21', 200, /3 so far; the list for 21 Aug usually fills until/],
    [
      'a day with no papers',
      '/2026-08-18',
      200,
      /The list of Tue 18 Aug 2026 was empty when it was last read/,
    ],
    ['a weekend', '/2026-08-16', 200, /No papers were listed on Sun 16 Aug 2026: lists are made from Monday/],
    ['a day that has not come', '/2026-08-24', 200, /The list of Mon 24 Aug 2026 has not opened yet\./],
    ['a day in the far future', '/2030-01-01', 200, /The list of Tue 1 Jan 2030 has not opened yet\./],
    [
      'an id that nobody knows',
      '/papers/2608.99999',
      404,
      /No paper 2608\.99999 is stored here: check the id/,
    ],
    ['an old id with a slash', `/papers/${OLD}`, 200, /On the list of Wed 19 Aug 2026/],
    ['one that nobody knows', '/papers/hep-th/9901002', 404, /No paper hep-th\/9901002 is stored here/],
    ['what is no id', '/papers/hello', 404, /“hello” is no arXiv id or link: try one like/],
    ['no such page', '/hello', 404, /There is no such page\s+The address may be misspelt/],
    ['a search that finds nothing', '/search?q=zanzibarian', 200, /Nothing was found for zanzibarian in 14/],
  ] as const)('%s', async (_, path, status, words) => {
    expect(await program.page(path)).toEqual([status, expect.stringMatching(words)]);
  });

  it('a source that has been down for a week', { timeout: WAIT_MS }, async () => {
    hub.fail(...Array.from({ length: 1_000 }, () => ({ kind: 'status' as const, status: 503 })));
    const later = await start('2026-08-28T18:00:00Z', dataDir, hub);
    await later.page('/week');
    // Each look has it read beside, and a page is kept for a minute.
    let size = 4;
    const newest = async () => {
      size += 1;
      return (await later.page(`/?size=${size}`))[1];
    };
    await expect
      .poll(newest, { timeout: WAIT_MS, interval: 500 })
      .toContain('No newer list could be read: this is the list of Fri 21 Aug 2026, 7 days old.');
    expect((await later.page('/about'))[1]).toMatch(
      /Newest list of Hugging Face: Fri 21 Aug 2026, read .* It could not be read since Fri 28 Aug 2026/,
    );
    expect(await later.page('/2026-08-27')).toEqual([
      503,
      expect.stringContaining('Hugging Face answered 503, and the list of 2026-08-27 is not stored here.'),
    ]);
    await later.end();
  });
});
