import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { KEPT } from '#adapters/web/limits.ts';
import { keepPages, type Made } from '#adapters/web/serve/kept-pages.ts';
import { clockAt } from '#test/fakes/source.ts';

const page = (text: string): Made => ({ status: 200, type: 'text/html', text, caching: 'no-store' });
/** About as large as a page of papers, and as a long one. */
const TEXTS = ['One paper of many. '.repeat(400), Array.from({ length: 20_000 }, (_, at) => at).join(' ')];

it.each(TEXTS)('a kept page takes as much memory as it counts for: %#', async (text) => {
  const { zipped } = await keepPages(clockAt('2026-08-20T12:00:00Z')).page('/', async () => page(text));
  expect(gunzipSync(zipped).toString()).toBe(text);
  expect(zipped.buffer.byteLength).toBe(zipped.byteLength);
});

it('pages are kept up to a bound, those that were asked for last', async () => {
  const kept = keepPages(clockAt('2026-08-20T12:00:00Z'));
  let made = 0;
  const ask = (at: number) =>
    kept.page(`/${at}`, async () => {
      made += 1;
      return page(`page ${at}`);
    });
  for (let at = 0; at < KEPT.most + 10; at += 1) {
    await ask(at);
    await ask(0);
  }
  expect(made).toBe(KEPT.most + 10);
  await ask(0);
  await ask(KEPT.most + 9);
  expect(made).toBe(KEPT.most + 10);
  await ask(1);
  expect(made).toBe(KEPT.most + 11);
});
