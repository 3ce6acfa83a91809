import { describe, expect } from 'vitest';
import { documentOf } from '#test/fakes/documents.ts';
import { type ChatUnderTest, given, type OpenChat, send } from './chat.ts';

const SENTENCE = expect.stringMatching(/\S \S/);

/** What a chat makes of a no: whose it is, and for how long. */
export function describeRefusals<C extends OpenChat>(chat: ChatUnderTest<C>): void {
  describe('a limit', () => {
    given(chat, true, [
      'is waited for as long as was said, and holds nobody up that it is not for',
      async (open) => {
        open.stumble('post', { kind: 'limit', afterMs: 60_000 });
        const sent = await send(open);
        expect(sent).toMatchObject({ kind: 'retry', scope: chat.limits ?? 'channel' });
        expect(sent.kind === 'retry' && sent.afterMs).toBeGreaterThanOrEqual(60_000);
        expect(open.read(open.here)).toEqual([]);
        // Long before the minute is over.
        expect(await send(open, { channel: open.elsewhere })).toMatchObject({ kind: 'sent' });
      },
    ]);
  });

  describe('a refusal', () => {
    given(chat, chat.shut, [
      'by a channel that takes nothing is the channel’s, with a reason in words',
      async (open, bring) => {
        await bring(open);
        expect(await send(open)).toMatchObject({ kind: 'never', scope: 'channel', reason: SENTENCE });
        expect(await send(open, { channel: open.elsewhere })).toMatchObject({ kind: 'sent' });
      },
    ]);

    given(chat, chat.gone, [
      'by a channel that is no more ends it',
      async (open, bring) => {
        await bring(open);
        expect(await send(open)).toMatchObject({ kind: 'gone', reason: SENTENCE });
      },
    ]);

    given(chat, chat.goneInError, [
      'that says once that there is no such channel does not end it',
      async (open, bring) => {
        await bring(open, 'post');
        expect(await send(open)).toMatchObject({ kind: 'never', scope: 'channel', reason: SENTENCE });
        expect(await send(open)).toMatchObject({ kind: 'sent' });
      },
    ]);

    given(chat, chat.closed, [
      'by closed direct messages is their reader’s, with a reason in words',
      async (open, bring) => {
        await bring(open);
        expect(await send(open, { channel: open.direct })).toMatchObject({
          kind: 'closed',
          reason: SENTENCE,
        });
        expect(await send(open)).toMatchObject({ kind: 'sent' });
      },
    ]);

    given(chat, chat.tooMuch, [
      'of a message is the message’s alone',
      async (open, bring) => {
        await bring(open);
        expect(await send(open)).toMatchObject({ kind: 'never', scope: 'message' });
        expect(await send(open)).toMatchObject({ kind: 'sent' });
      },
    ]);

    given(chat, chat.barred, [
      'by something that stands before the platform is held against nobody',
      async (open, bring) => {
        await bring(open);
        expect((await send(open)).kind).toMatch(/^(?:retry|unknown)$/);
        expect(open.read(open.here)).toEqual([]);
      },
    ]);

    given(chat, chat.away, [
      'to listen at all is tried again later, for no byte was sent',
      async (open, bring) => {
        await bring(open);
        const reason = expect.stringMatching(/ cannot be reached$/);
        expect(await send(open)).toMatchObject({ kind: 'retry', scope: 'platform', reason });
      },
    ]);
  });

  describe('what its admins have to know', () => {
    given(chat, chat.told, [
      'is told to them, and not in the channel',
      async (open, read) => {
        const news = documentOf({ kind: 'text', text: 'Digests are held back' });
        await open.adapter.notifyAdmin(open.here, news);
        expect(read(open)).toEqual([expect.stringContaining('Digests are held back')]);
        expect(open.read(open.here)).toEqual([]);
      },
    ]);

    given(chat, chat.told, [
      'is for another time where the platform stumbles',
      async (open) => {
        for (let times = 0; times < 3; times++)
          open.stumble(
            'post',
            { kind: 'reset', stored: false },
            { kind: 'status', status: 500, stored: false },
          );
        const news = documentOf({ kind: 'text', text: 'Digests are held back' });
        await expect(open.adapter.notifyAdmin(open.here, news)).rejects.toThrow();
      },
    ]);
  });
}
