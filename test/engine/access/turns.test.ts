import { describe, expect, it } from 'vitest';
import { ALLOWANCE } from '#core/commands/allowance.ts';
import type { Reply } from '#core/commands/command.ts';
import { inTurns } from '#engine/access/turns.ts';
import { explainError } from '#engine/use-cases/explain-error.ts';
import { AT } from '#test/fakes/engine.ts';
import { silent } from '#test/fakes/source.ts';

const DONE: Reply = { status: 'answered', document: { summary: 'done', blocks: [] } };

/** A dispatch in turns by a clock that stands still; each command ends when it is told to, or at once. */
function setUp({ held = false } = {}) {
  let now = 0;
  const running: string[] = [];
  const ends: (() => void)[] = [];
  const { dispatch, refuses } = inTurns({
    dispatch: async (name) => {
      running.push(name);
      if (held) await new Promise<void>((resolve) => void ends.push(resolve));
      running.splice(running.indexOf(name), 1);
      return DONE;
    },
    explain: (error) => explainError(error, { logger: silent, reference: () => 'ref' }),
    clock: { ticks: () => now },
    allowance: ALLOWANCE,
  });
  const ask = (id = 'one', { beside = false, name = 'today' } = {}) =>
    dispatch(name, {}, { ...AT, person: { platform: 'chat', id }, beside });
  return {
    ask,
    refuses: (id = 'one') => refuses({ platform: 'chat', id }),
    running,
    /** Ends what runs, one after the other, until nothing does. */
    end: async () => {
      for (let next = ends.shift(); next; next = ends.shift()) {
        next();
        await turn();
      }
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** Lets what is ready go on. */
async function turn(): Promise<void> {
  for (let at = 0; at < 10; at++) await Promise.resolve();
}

function codeOf(reply: Reply): string {
  return reply.status === 'answered' ? 'answered' : `${reply.code}${reply.quiet ? ', quiet' : ''}`;
}

async function codesOf(replies: readonly Promise<Reply>[]): Promise<string[]> {
  return (await Promise.all(replies)).map(codeOf);
}

const TOO_FAST = 'asked-too-fast';

describe('the commands of one person', () => {
  it('are answered ten at once, then one a second', async () => {
    const { ask, pass } = setUp();
    expect(await codesOf(Array.from({ length: 11 }, () => ask()))).toEqual([
      ...Array.from({ length: 10 }, () => 'answered'),
      TOO_FAST,
    ]);
    pass(999);
    expect(codeOf(await ask())).toContain(TOO_FAST);
    pass(1);
    expect(codeOf(await ask())).toBe('answered');
    expect(codeOf(await ask())).toContain(TOO_FAST);
  });

  it('are ten at once again after ten seconds, and no more after an hour', async () => {
    const { ask, pass } = setUp();
    await codesOf(Array.from({ length: 10 }, () => ask()));
    for (const ms of [10_000, 3_600_000]) {
      pass(ms);
      const codes = await codesOf(Array.from({ length: 30 }, () => ask()));
      expect(codes.filter((code) => code === 'answered')).toHaveLength(10);
    }
  });

  it('that are too much are each answered, with a word once a minute', async () => {
    const { ask, pass } = setUp();
    const codes = await codesOf(Array.from({ length: 10_000 }, () => ask()));
    expect(codes.filter((code) => code === TOO_FAST)).toHaveLength(1);
    expect(codes.filter((code) => code === `${TOO_FAST}, quiet`)).toHaveLength(9_989);
    pass(60_000);
    const later = await codesOf(Array.from({ length: 12 }, () => ask()));
    expect(later.slice(10)).toEqual([TOO_FAST, `${TOO_FAST}, quiet`]);
  });

  it('need not be looked at once that was said, until one more may be asked', async () => {
    const { ask, refuses, pass } = setUp();
    await codesOf(Array.from({ length: 10 }, () => ask()));
    expect(refuses()).toBe(false);
    await ask();
    expect([refuses(), refuses('two')]).toEqual([true, false]);
    pass(1_000);
    expect(refuses()).toBe(false);
  });

  it('are told kindly, and what to do', async () => {
    const { ask } = setUp();
    const replies = await Promise.all(Array.from({ length: 11 }, () => ask()));
    expect(replies.at(-1)?.document.summary).toBe(
      'That was a lot at once: 10 commands in a row are answered, and then one a second. Please ask this again in a few seconds.',
    );
  });

  it('run one after the other', async () => {
    const { ask, running, end } = setUp({ held: true });
    const replies = ['a', 'b', 'c'].map((name) => ask('one', { name }));
    await turn();
    expect(running).toEqual(['a']);
    await end();
    expect(await codesOf(replies)).toEqual(['answered', 'answered', 'answered']);
  });

  it('are twenty at most that wait, whatever comes while one hangs', async () => {
    const { ask, pass, end } = setUp({ held: true });
    const replies: Promise<Reply>[] = [];
    for (let second = 0; second < 100; second++) {
      replies.push(ask(), ask('one', { beside: true }));
      pass(1_000);
    }
    await turn();
    await end();
    const codes = await codesOf(replies);
    expect(codes.filter((code) => code === 'answered')).toHaveLength(20);
  });

  it('count once where what they did is shown beside them', async () => {
    const { ask } = setUp();
    for (let press = 0; press < 10; press++) {
      const codes = await codesOf([ask(), ask('one', { beside: true }), ask('one', { beside: true })]);
      expect(codes).toEqual(['answered', 'answered', 'answered']);
    }
    expect(codeOf(await ask())).toBe(TOO_FAST);
  });
});

describe('the commands of another person', () => {
  it('wait for nobody', async () => {
    const { ask, running, end } = setUp({ held: true });
    const flood = Array.from({ length: 1_000 }, () => ask('one', { name: 'search' }));
    const other = ask('two', { name: 'help' });
    await turn();
    expect(running).toEqual(['search', 'help']);
    await end();
    expect(codeOf(await other)).toBe('answered');
    await Promise.all(flood);
  });

  it('are no reason to forget who is waiting, and those who are not are forgotten after ten thousand', async () => {
    const { ask, end } = setUp({ held: true });
    const first = Array.from({ length: 10 }, () => ask('first'));
    await turn();
    const others = Array.from({ length: 10_500 }, (_, at) => ask(`other ${at}`));
    expect(codeOf(await ask('first'))).toBe(TOO_FAST);
    await turn();
    await end();
    await Promise.all([...first, ...others]);
  });
});
