import { describe, expect, it } from 'vitest';
import { TIMING } from '#core/delivery/timing.ts';
import { SetupError, type SetupErrorCode } from '#core/errors.ts';
import { keepConnected } from '#src/process/keep-connected.ts';

const error = (code: SetupErrorCode, sentence = 'It is away.') => new SetupError(code, sentence);

/** A chat whose starts end as told, in turn; it is connected where nothing is told. What was waited for, and what was said. */
function kept(...ends: readonly (SetupError | Error)[]) {
  const ending = new AbortController();
  const waits: number[] = [];
  const said: string[] = [];
  const left = [...ends];
  let lose: ((why: SetupError) => void) | undefined;
  const connected = Promise.withResolvers<void>();
  const chat = keepConnected(
    {
      start: async (lost) => {
        lose = lost;
        const end = left.shift();
        if (end) throw end;
        return 'It is connected.';
      },
      trouble: () => undefined,
    },
    {
      timing: TIMING,
      sleep: async (ms) => void waits.push(ms),
      random: () => 1,
      write: (line) => {
        said.push(line);
        connected.resolve();
      },
      complain: (line) => void said.push(line),
      signal: ending.signal,
    },
  );
  return { chat, waits, said, connected: connected.promise, lose: (why: SetupError) => lose?.(why), ending };
}

describe('a chat', () => {
  it('that is away is tried again with growing pauses, up to five minutes, and told of once', async () => {
    const s = kept(...Array.from({ length: 11 }, () => error('platform-unreachable')));
    await s.connected;
    const seconds = s.waits.map((ms) => ms / 1_000);
    expect(seconds).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(s.said).toEqual(['It is away. It is tried again by itself.\n', 'It is connected.\n']);
    expect(s.chat.trouble()).toBeUndefined();
  });

  it('that refuses its token is asked again every ten minutes', async () => {
    const s = kept(error('platform-refused'), error('platform-refused'));
    await s.connected;
    expect(s.waits).toEqual([600_000, 600_000]);
  });

  it('is tried again whatever went wrong', async () => {
    const s = kept(new Error('a surprise'));
    await s.connected;
    expect(s.said[0]).toContain('a surprise');
  });

  it('that is lost is begun again from the first pause on', async () => {
    const s = kept(error('platform-unreachable'), error('platform-unreachable'));
    await s.connected;
    s.lose(error('platform-unreachable', 'It is lost.'));
    await expect.poll(() => s.said.length).toBe(4);
    expect(s.waits).toEqual([1_000, 2_000, 1_000]);
    expect(s.said[2]).toContain('It is lost.');
  });

  it('is left alone once the program ends', async () => {
    const s = kept();
    await s.connected;
    s.ending.abort();
    s.lose(error('platform-unreachable'));
    await new Promise(setImmediate);
    expect([s.waits, s.said]).toEqual([[], ['It is connected.\n']]);
  });
});
