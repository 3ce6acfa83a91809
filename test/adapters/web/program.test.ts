import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openChats } from '#src/chats.ts';
import { readConfig } from '#src/config.ts';
import { appAt } from '#test/fakes/app.ts';
import { fakeHub, type Hub, row } from '#test/fakes/hub.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { textOfMarkup } from './read-page.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each[Symbol.asyncDispose]();
});

const HANG = Array.from({ length: 1_000 }, () => ({ kind: 'hang' as const }));
const DAY = '2026-08-20';

/** The whole program behind its public server, over a Hub that has one list. */
async function program({
  now = `${DAY}T18:00:00Z`,
  dataDir = mkdtempSync(join(tmpdir(), 'paperboy-web-')),
  hub = undefined as Hub | undefined,
} = {}) {
  const over = hub ?? (await fakeHub({ days: { [DAY]: [paper(1), paper(2)] } }));
  if (!hub) open.push(over);
  const { app, config } = await appAt(now, { DATA_DIR: dataDir, HF_ENDPOINT: over.url, PORT: '8080' });
  const [chat] = await openChats(config, app);
  const server = await serveRoutes(chat?.routes);
  open.push({
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await app.close();
    },
  });
  return {
    app,
    hub: over,
    dataDir,
    page: async (path: string) => {
      const begun = performance.now();
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
      const text = textOfMarkup(await answer.text());
      return { status: answer.status, text, ms: performance.now() - begun };
    },
  };
}

const paper = (at: number) =>
  row(`2608.1000${at}`, { submittedOnDailyAt: `${DAY}T00:00:00.000Z`, upvotes: at });

describe('pages are made of what is stored alone', () => {
  it('while the source hangs, whatever is asked for', async () => {
    const { app, page, hub } = await program();
    await app.ingest.day(DAY, { patience: 'job' });
    hub.fail(...HANG);
    const took: number[] = [];
    for (const path of [
      '/',
      `/${DAY}`,
      '/week',
      '/month',
      '/trending',
      '/search?q=zanzibarian',
      '/papers/2608.10001',
      '/papers/2608.10001/similar',
      '/2026-08-18',
      '/feed.atom',
    ]) {
      const { status, ms } = await page(path);
      expect([path, status]).toEqual([path, 200]);
      took.push(ms);
    }
    // Whoever waited for the source would wait for two seconds at least; a busy machine may be slow once.
    expect(took.toSorted((one, other) => one - other)[5]).toBeLessThan(1_500);
    expect((await page('/2026-08-18')).text).toContain('The list of Tue 18 Aug 2026 is not stored here.');
    const unknown = await page('/papers/2608.99999');
    expect([unknown.status, unknown.text]).toEqual([
      404,
      expect.stringContaining('No paper 2608.99999 is stored here'),
    ]);
  });

  it('and begin with nothing at all, which says so, while the first list is read beside', async () => {
    const { page } = await program();
    expect((await page('/')).text).toMatch(
      /nothing is on it so far[\s\S]*No list of Hugging Face has been read yet/,
    );
    await expect
      .poll(async () => (await page('/week?size=2')).text + (await page('/month')).text)
      .toContain('2 papers');
  });

  it('and say how old they are where the source has been down for a week', async () => {
    const before = await program();
    await before.app.ingest.day(DAY, { patience: 'job' });
    const { dataDir, hub } = before;
    hub.fail(...Array.from({ length: 1_000 }, () => ({ kind: 'status' as const, status: 503 })));
    for (const each of open.splice(1)) await each[Symbol.asyncDispose]();
    const { page } = await program({ now: '2026-08-27T18:00:00Z', dataDir, hub });
    await page('/week');
    await expect
      .poll(async () => (await page(`/?size=${Math.ceil(Math.random() * 90)}`)).text)
      .toContain('No newer list could be read: this is the list of Thu 20 Aug 2026, 7 days old.');
    expect((await page('/about')).text).toMatch(
      /Newest list of Hugging Face: Thu 20 Aug 2026, read .* It could not be read since/,
    );
  });
});

describe('the page is on', () => {
  const on = (env: Record<string, string>) => readConfig(env).chats.map(({ name }) => name);

  it('where it is told how it is reached, and alone where nothing but a port is set', () => {
    expect(on({})).toEqual([]);
    expect(on({ PORT: '8080' })).toEqual(['web']);
    expect(on({ PORT: '8080', DISCORD_TOKEN: 'a'.repeat(20) })).toEqual(['discord']);
    expect(
      on({ PORT: '8080', PUBLIC_URL: 'https://papers.example.org', DISCORD_TOKEN: 'a'.repeat(20) }),
    ).toEqual(['discord', 'web']);
    expect(on({ PORT: '8080', ADAPTERS: 'console' })).toEqual([]);
  });
});
