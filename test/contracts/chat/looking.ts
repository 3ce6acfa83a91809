import { describe, expect, it } from 'vitest';
import {
  type ChatUnderTest,
  given,
  look,
  NO_MARKER,
  type OpenChat,
  OTHER_MARKER,
  type Reading,
  refOf,
  send,
} from './chat.ts';

const MANY = 450;
const DOUBT = { kind: 'unknown', reason: expect.stringMatching(/\S/) };

/** What a look at the bot's own messages finds, and how sure it is. */
export function describeLooking<C extends OpenChat>(chat: ChatUnderTest<C>): void {
  const { reading } = chat;
  describe('a look for a message', () => {
    if (typeof reading !== 'string') return describeReading(chat, reading);
    it.skip(`finds it by its marker: ${reading}`, () => {});
    given(chat, true, [
      'is forbidden',
      async (open) => {
        await send(open);
        expect(await look(open)).toEqual({ kind: 'forbidden' });
      },
    ]);
  });
}

function describeReading<C extends OpenChat>(
  chat: ChatUnderTest<C>,
  { crowd, notOurs, unreadable }: Reading<C>,
): void {
  given(chat, true, [
    'finds it by its marker, and no other',
    async (open) => {
      expect(await look(open)).toEqual({ kind: 'absent' });
      const ref = refOf(await send(open));
      expect(await look(open)).toEqual({ kind: 'found', ref });
      expect(await look(open, { marker: OTHER_MARKER })).toEqual({ kind: 'absent' });
    },
  ]);

  given(chat, true, [
    'finds what goes on after a digest’s first message, and what is in direct messages',
    async (open) => {
      const first = refOf(await send(open, { marker: OTHER_MARKER }));
      const ref = refOf(await send(open, { first }));
      expect(await look(open, { first })).toEqual({ kind: 'found', ref });
      const { direct: channel } = open;
      expect(await look(open, { channel })).toEqual({ kind: 'absent' });
      const own = refOf(await send(open, { channel }));
      expect(await look(open, { channel })).toEqual({ kind: 'found', ref: own });
    },
  ]);

  given(chat, true, [
    'finds it among many messages, before it and after it',
    async (open) => {
      await crowd(open, MANY);
      const first = refOf(await send(open, { marker: OTHER_MARKER }));
      const ref = refOf(await send(open, { first }));
      await crowd(open, MANY);
      expect(await look(open, { first })).toEqual({ kind: 'found', ref });
      expect(await look(open, { marker: NO_MARKER })).toEqual({ kind: 'absent' });
    },
  ]);

  given(chat, notOurs, [
    'takes no message of somebody else’s for it',
    async (open, bring) => {
      await send(open);
      await bring(open);
      expect(await look(open)).toEqual({ kind: 'absent' });
    },
  ]);

  given(chat, unreadable, [
    'is forbidden where the channel may not be read',
    async (open, bring) => {
      await send(open);
      await bring(open);
      expect(await look(open)).toEqual({ kind: 'forbidden' });
    },
  ]);

  given(chat, chat.gone, [
    'ends where the channel is no more',
    async (open, bring) => {
      await bring(open);
      expect(await look(open)).toEqual({ kind: 'gone' });
    },
  ]);

  given(chat, chat.goneInError, [
    'does not know where that is said once of a channel that is there',
    async (open, bring) => {
      await bring(open, 'look');
      expect(await look(open)).toMatchObject(DOUBT);
    },
  ]);

  given(chat, true, [
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

  given(chat, true, [
    'does not know where it could read only a part',
    async (open) => {
      await send(open);
      await crowd(open, MANY);
      open.stumble('look', { kind: 'none' }, { kind: 'status', status: 500, stored: false });
      expect(await look(open, { marker: OTHER_MARKER })).toMatchObject(DOUBT);
    },
  ]);

  given(chat, true, [
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

  given(chat, chat.away, [
    'does not know where nobody listens',
    async (open, bring) => {
      await bring(open);
      const reason = expect.stringMatching(/ cannot be reached$/);
      expect(await look(open)).toMatchObject({ kind: 'unknown', reason });
    },
  ]);
}
