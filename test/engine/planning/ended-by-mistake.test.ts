import { describe, expect, it } from 'vitest';
import { idsIn } from '#test/fakes/chat.ts';
import { paper } from '#test/fakes/papers.ts';
import { town } from '#test/fakes/town.ts';

const LISTS = { '2026-08-17': [paper({ id: 'mo' })], '2026-08-18': [paper({ id: 'tu' })] };

async function ordered() {
  const here = await town(LISTS, { now: '2026-08-17T06:00:00Z' });
  await here.engine.subscribe({ ...here.ask(), changes: { time: '09:00' } });
  return {
    ...here,
    endedAt: async (time: string) => {
      await here.pass(time);
      await here.engine.unsubscribe(here.ask());
    },
    undoneAt: async (time: string) => {
      expect(await here.pass(time)).toEqual([]);
      await here.engine.undo(here.ask());
    },
    cameAt: async (time: string) => (await here.pass(time)).flatMap((digest) => idsIn(digest)),
  };
}

describe('a digest that was ended by mistake', () => {
  it('comes at its hour where that is still ahead', async () => {
    const { endedAt, undoneAt, cameAt } = await ordered();
    await endedAt('2026-08-17T08:50:00Z');
    await undoneAt('2026-08-17T08:55:00Z');
    expect(await cameAt('2026-08-17T09:00:00Z')).toEqual(['mo']);
    expect(await cameAt('2026-08-18T09:00:00Z')).toEqual(['tu']);
  });

  it('comes at once, as one that is late, where its hour came meanwhile, and once', async () => {
    const { endedAt, undoneAt, cameAt } = await ordered();
    await endedAt('2026-08-17T08:57:00Z');
    await undoneAt('2026-08-17T09:02:00Z');
    expect(await cameAt('2026-08-17T09:03:00Z')).toEqual(['mo']);
    expect(await cameAt('2026-08-17T09:04:00Z')).toEqual([]);
    expect(await cameAt('2026-08-18T09:00:00Z')).toEqual(['tu']);
  });

  it('comes no more on a day on which it had come', async () => {
    const { endedAt, undoneAt, cameAt } = await ordered();
    await endedAt('2026-08-17T09:01:00Z');
    await undoneAt('2026-08-17T09:05:00Z');
    expect(await cameAt('2026-08-17T09:06:00Z')).toEqual([]);
    expect(await cameAt('2026-08-18T09:00:00Z')).toEqual(['tu']);
  });
});
