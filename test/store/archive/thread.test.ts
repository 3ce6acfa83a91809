import { describe, expect, it, vi } from 'vitest';
import { SetupError } from '#core/errors.ts';
import { openWorkerThread } from '#store/archive/thread/thread.ts';
import type { FakeServed } from '#test/fakes/thread.ts';

const MINUTE_MS = 60_000;

function opened({ limitMs = MINUTE_MS, idleMs = MINUTE_MS } = {}) {
  const starts = new SharedArrayBuffer(4);
  const deaths: boolean[] = [];
  const thread = openWorkerThread<FakeServed>({
    script: new URL('../../fakes/thread.ts', import.meta.url),
    data: starts,
    name: 'tests',
    died: (_, again) => void deaths.push(again),
    limitMs,
    idleMs,
  });
  return { thread, deaths, starts: () => new Int32Array(starts)[0] };
}

describe('a thread', () => {
  it('is started by the first call, and answers one after the other', async () => {
    const { thread, starts } = opened();
    expect(starts()).toBe(0);
    const order: string[] = [];
    const call = async (text: string) => order.push(await thread.call('echo', text));
    await Promise.all(['a', 'b', 'c'].map(call));
    expect([order, starts()]).toEqual([['a', 'b', 'c'], 1]);
    await thread.close();
  });

  it('hands on what was thrown there, and goes on', async () => {
    const { thread, deaths } = opened();
    await expect(thread.call('refuse', 'The disk is full.')).rejects.toThrow(
      new SetupError('disk-full', 'The disk is full.'),
    );
    expect(await thread.call('echo', 'still here')).toBe('still here');
    expect(deaths).toEqual([]);
    await thread.close();
  });

  it('that dies is told, and what it was asked is asked again', async () => {
    const { thread, deaths } = opened();
    const answers = [thread.call('die', 1), thread.call('echo', 'after')];
    expect(await Promise.all(answers)).toEqual(['alive at start 2', 'after']);
    expect(deaths).toEqual([true]);
    await thread.close();
  });

  it('that dies twice over the same is no longer waited for, and others have their answer', async () => {
    const { thread, deaths } = opened();
    const [deadly, other] = await Promise.allSettled([thread.call('die', 9), thread.call('echo', 'other')]);
    expect(deadly).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringMatching(/thread for tests died/) },
    });
    expect(other).toMatchObject({ value: 'other' });
    expect(deaths).toEqual([true, false]);
    await thread.close();
  });

  it('that does not answer counts as dead', async () => {
    const { thread } = opened({ limitMs: 1 });
    await expect(thread.call('hang')).rejects.toThrow(/thread for tests died/);
    await thread.close();
  });

  it('is let go when nothing is left to do, and started again by the next call', async () => {
    const { thread, starts } = opened({ idleMs: 0 });
    expect(await thread.callRunning('echo', 'before')).toBeUndefined();
    await thread.call('echo', 'first');
    const nextStart = async () => (await thread.call('echo', 'next')) === 'next' && starts() === 2;
    await vi.waitUntil(nextStart, { timeout: 20_000 });
    await thread.close();
  });

  it('rests where it has nothing to do, and is not disturbed where it has', async () => {
    const { thread, starts } = opened();
    const working = thread.call('echo', 'first');
    await thread.rest();
    expect([await working, starts()]).toEqual(['first', 1]);
    await thread.rest();
    expect([await thread.call('echo', 'next'), starts()]).toEqual(['next', 2]);
    await thread.close();
  });

  it('that is closed leaves nobody waiting', async () => {
    const { thread } = opened();
    const hanging = thread.call('hang');
    const rejected = expect(hanging).rejects.toThrow(/is closed/);
    await thread.close();
    await rejected;
    await expect(thread.call('echo', 'late')).rejects.toThrow(/is closed/);
  });
});
