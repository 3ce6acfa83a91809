import { describe, expect } from 'vitest';
import {
  type ChatUnderTest,
  given,
  look,
  NO_MARKER,
  type OpenChat,
  OTHER_MARKER,
  refOf,
  send,
} from './chat.ts';

const MANY = 450;
const DOUBT = { kind: 'unknown', reason: expect.stringMatching(/\S/) };

/** What a look at the bot's own messages finds, and how sure it is. */
export function describeLooking<C extends OpenChat>(chat: ChatUnderTest<C>): void {
  const { readsBack } = chat;
  /** Where a channel can be read back, what it is brought to; else why it cannot. */
  const read = <Way>(way: Way | string) => (typeof readsBack === 'string' ? readsBack : way);

  describe('a look for a message', () => {
    given(chat, readsBack, [
      'finds it by its marker, and no other',
      async (open) => {
        expect(await look(open)).toEqual({ kind: 'absent' });
        const ref = refOf(await send(open));
        expect(await look(open)).toEqual({ kind: 'found', ref });
        expect(await look(open, { marker: OTHER_MARKER })).toEqual({ kind: 'absent' });
      },
    ]);

    given(chat, readsBack, [
      'finds what goes on after a digest’s first message, and what is in direct messages',
      async (open) => {
        const first = refOf(await send(open, { marker: OTHER_MARKER }));
        const ref = refOf(await send(open, { first }));
        expect(await look(open)).toEqual({ kind: 'found', ref });
        const { direct: channel } = open;
        expect(await look(open, { channel })).toEqual({ kind: 'absent' });
        const own = refOf(await send(open, { channel }));
        expect(await look(open, { channel })).toEqual({ kind: 'found', ref: own });
      },
    ]);

    given(chat, read(chat.crowd), [
      'finds it among many messages, before it and after it',
      async (open, crowd) => {
        await crowd(open, MANY);
        const first = refOf(await send(open, { marker: OTHER_MARKER }));
        const ref = refOf(await send(open, { first }));
        await crowd(open, MANY);
        expect(await look(open)).toEqual({ kind: 'found', ref });
        expect(await look(open, { marker: NO_MARKER })).toEqual({ kind: 'absent' });
      },
    ]);

    given(chat, read(chat.notOurs), [
      'takes no message of somebody else’s for it',
      async (open, bring) => {
        await send(open);
        await bring(open);
        expect(await look(open)).toEqual({ kind: 'absent' });
      },
    ]);

    given(chat, read(chat.unreadable), [
      'is forbidden where the channel may not be read',
      async (open, bring) => {
        await send(open);
        await bring(open);
        expect(await look(open)).toEqual({ kind: 'forbidden' });
      },
    ]);

    given(chat, read(chat.gone), [
      'ends where the channel is no more',
      async (open, bring) => {
        await bring(open);
        expect(await look(open)).toEqual({ kind: 'gone' });
      },
    ]);

    given(chat, read(chat.goneInError), [
      'does not know where that is said once of a channel that is there',
      async (open, bring) => {
        await bring(open, 'look');
        expect(await look(open)).toMatchObject(DOUBT);
      },
    ]);

    given(chat, readsBack, [
      'does not know where the platform stumbles',
      async (open) => {
        open.stumble(
          'look',
          { kind: 'status', status: 500, stored: false },
          { kind: 'reset', stored: false },
          { kind: 'limit', afterMs: 1_000 },
        );
        for (let times = 0; times < 3; times++) expect(await look(open)).toMatchObject(DOUBT);
      },
    ]);

    given(chat, read(chat.crowd), [
      'does not know where it could read only a part',
      async (open, crowd) => {
        await send(open);
        await crowd(open, MANY);
        open.stumble('look', { kind: 'none' }, { kind: 'status', status: 500, stored: false });
        expect(await look(open, { marker: OTHER_MARKER })).toMatchObject(DOUBT);
      },
    ]);

    given(chat, readsBack, [
      'does not know where it is called off',
      async (open) => {
        open.stumble('look', { kind: 'hang', stored: false });
        const controller = new AbortController();
        const looking = look(open, { signal: controller.signal });
        await expect.poll(() => open.arrived('look')).toBe(1);
        controller.abort();
        expect(await looking).toMatchObject(DOUBT);
      },
    ]);

    given(chat, read(chat.away), [
      'does not know where nobody listens',
      async (open, bring) => {
        await bring(open);
        const reason = expect.stringMatching(/ cannot be reached$/);
        expect(await look(open)).toMatchObject({ kind: 'unknown', reason });
      },
    ]);
  });
}
