import { expect } from 'vitest';
import { PATIENCE } from '#core/parts/patience.ts';
import { reachWith } from '#test/adapters/reach.ts';
import {
  type Asked,
  type ConversationUnderTest,
  hold,
  itWhere,
  type Options,
  type Process,
  QUESTION,
} from './talk.ts';

/** A process that never wakes up again: what it is at, it does not renew. */
const FROZEN = reachWith({ sleep: () => new Promise<void>(() => {}) });

export function describeInterruptions(chat: ConversationUnderTest): void {
  /** Asks a process that freezes in mid-answer, and tells another one of it. */
  const interrupt = async (
    [command, options]: readonly [string, Options?],
    then: (asked: Asked, next: Process) => Promise<void>,
  ) => {
    await using talk = await chat.open(FROZEN);
    const thaw = hold(talk);
    const asked = await talk.ask(command, options);
    await asked.acknowledged();
    const { clock } = talk.appApi.engine;
    const wakes = reachWith();
    await using next = await talk.beside({
      ...wakes,
      // It is told while the other one is still believed to be at it, and waits for as long as that is so.
      sleep: async (ms, signal) => {
        if (ms !== PATIENCE.claim) return wakes.sleep(ms, signal);
        clock.set(clock.now().add({ milliseconds: ms }).toString());
      },
    });
    try {
      await asked.again();
      await asked.until(1);
      await then(asked, next);
    } finally {
      thaw();
    }
  };

  itWhere(chat, 'redeliver', 'answers what was read when another process died', () =>
    interrupt(QUESTION, async (asked, next) => {
      expect(asked.answers()[0]?.text).toContain('LLM Result 1');
      expect(next.appApi.ran.map(({ name }) => name)).toEqual(['today']);
    }),
  );

  itWhere(chat, 'redeliver', 'changes nothing twice when another process died, and says how to look', () =>
    interrupt(['follow', { topic: 'world models', for: 'me' }], async (asked, next) => {
      expect(asked.answers()[0]?.text).toMatch(/interrupted while it did this.*topics for:me shows it/s);
      expect(asked.answers().map(({ to }) => to)).toEqual(['asker']);
      expect(next.appApi.ran).toEqual([]);
    }),
  );

  itWhere(chat, 'redeliver', 'answers anew where its answer did not arrive', async () => {
    await using talk = await chat.open();
    const { claim } = talk.appApi.events;
    talk.appApi.events.claim = async (id) => {
      await claim(id);
      talk.appApi.events.claim = claim;
      throw new Error('the disk is full');
    };
    const asked = await talk.ask(...QUESTION);
    await asked.acknowledged();
    await asked.again();
    await asked.until(1);
    expect(talk.appApi.ran).toHaveLength(1);
  });
}
