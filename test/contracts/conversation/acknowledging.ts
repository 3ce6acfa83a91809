import { expect } from 'vitest';
import { reachWith } from '#test/adapters/reach.ts';
import { type ConversationUnderTest, hold, itWhere, QUESTION, type Talk } from './talk.ts';

const SECOND = 1_000;

/** What may hang, and how it is made to; each answers how it ends. */
const HANGS: Readonly<Record<string, (talk: Talk) => () => void>> = {
  'a source': hold,
  'the state': ({ appApi }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    appApi.slow = promise;
    return resolve;
  },
};

export function describeAcknowledging(chat: ConversationUnderTest): void {
  for (const [what, begin] of Object.entries(HANGS)) {
    itWhere(chat, 'acknowledge', `is acknowledged within a second while ${what} hangs`, async () => {
      await using talk = await chat.open();
      const end = begin(talk);
      const all = await Promise.all(Array.from({ length: 20 }, () => talk.ask(...QUESTION)));
      for (const asked of all) {
        expect(await asked.acknowledged()).toBeLessThan(SECOND);
        expect(asked.answers()).toEqual([]);
      }
      end();
      for (const asked of all) await asked.until(1);
    });
  }

  for (const [what, begin] of Object.entries(chat.hangs ?? {})) {
    itWhere(chat, 'acknowledge', `is acknowledged within a second while ${what} hangs`, async () => {
      // What hangs is given up soon, or the end would wait for it.
      await using talk = await chat.open(reachWith({ request: 300 }));
      begin(talk);
      const asked = await talk.ask(...QUESTION);
      expect(await asked.acknowledged()).toBeLessThan(SECOND);
    });
  }
}
