import { describe, expect, it } from 'vitest';
import { encodeIntent } from '#core/commands/intent.ts';
import type { MessageRef } from '#core/delivery/chat-adapter.ts';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';
import { type ChatUnderTest, given, LOST, look, MARKER, type OpenChat, refOf, send } from './chat.ts';

/** What a send leaves in its channel, however it goes. */
export function describeSending<C extends OpenChat>(chat: ChatUnderTest<C>): void {
  describe('sends', () => {
    it.each([0, 1, 8, 9, 40])('a digest of %i papers whole, each message once', async (papers) => {
      await using open = await chat.open();
      const blocks = paperBlocks('Paper number', papers);
      const payloads = open.adapter.render(
        documentOf({ kind: 'heading', text: 'Daily papers' }, ...blocks, { kind: 'note', text: 'The end' }),
      );
      const refs: MessageRef[] = [];
      for (const [part, payload] of payloads.entries()) {
        const [first] = refs;
        const marker = `${part}${MARKER}`.slice(0, MARKER.length);
        refs.push(refOf(await send(open, { payload, marker, ...(first ? { first } : {}) })));
      }
      const read = open.read(open.here);
      expect(read).toHaveLength(payloads.length);
      expect(new Set(refs.map(({ id }) => id)).size).toBe(payloads.length);
      const titles = read.join('\n').match(/Paper number \d+\b/g) ?? [];
      expect([...new Set(titles)]).toEqual(blocks.map(({ paper }) => paper.title));
      expect(read.join('\n')).toContain('The end');
    });

    given(chat, chat.keepsButtons ?? true, [
      'what its buttons stand for is kept first, and it waits where that cannot be',
      async (open) => {
        const again = { command: 'search', options: { query: 'quantization '.repeat(200).trim() } };
        const [payload = ''] = open.adapter.render(
          documentOf({ kind: 'actions', actions: [{ label: 'Again', ...again }] }),
        );
        const { keep } = open.appApi.buttons;
        open.appApi.buttons.keep = () => Promise.reject(new Error('the disk is full'));
        const reason = 'the disk is full';
        expect(await send(open, { payload })).toMatchObject({ kind: 'retry', scope: 'channel', reason });
        expect(open.arrived('post')).toBe(0);
        open.appApi.buttons.keep = keep;
        expect(await send(open, { payload })).toMatchObject({ kind: 'sent' });
        expect([...open.appApi.kept.values()]).toEqual([
          { command: encodeIntent(again), owners: [{ channel: open.here }] },
        ]);
      },
    ]);

    it('nothing once it was called off', async () => {
      await using open = await chat.open();
      const sent = await send(open, { signal: AbortSignal.abort() });
      expect(sent).toEqual({
        kind: 'retry',
        scope: 'channel',
        afterMs: 5_000,
        reason: 'stopped before it was sent',
      });
      expect(open.arrived('post')).toBe(0);
    });

    it('nothing where the program stood still on the way, and somebody else may have sent it', async () => {
      await using open = await chat.open();
      let asked = 0;
      expect(await send(open, { isOverdue: () => ++asked > 0 })).toMatchObject({ kind: 'unknown' });
      expect([open.arrived('post'), asked]).toEqual([0, 1]);
    });

    it('a personal digest into direct messages, and nowhere else', async () => {
      await using open = await chat.open();
      expect(await send(open, { channel: open.direct })).toMatchObject({ kind: 'sent' });
      expect([open.direct, open.here].map((channel) => open.read(channel).length)).toEqual([1, 0]);
    });

    given(chat, chat.opensDirect, [
      'a personal digest later, where the direct messages could not be opened',
      async (open) => {
        open.stumble('open', { kind: 'status', status: 500, stored: false }, { kind: 'reset', stored: true });
        const lost = { kind: 'retry', scope: 'channel' };
        expect(await send(open, { channel: open.direct })).toMatchObject(lost);
        expect(await send(open, { channel: open.direct })).toMatchObject(lost);
        expect(open.arrived('post')).toBe(0);
        expect(await send(open, { channel: open.direct })).toMatchObject({ kind: 'sent' });
      },
    ]);
  });

  describe('a lost answer', () => {
    it.each(LOST)('is an unknown outcome, and nothing is repeated by itself: %j', async (way) => {
      await using open = await chat.open();
      open.stumble('post', way);
      expect(await send(open)).toMatchObject({ kind: 'unknown', reason: expect.stringMatching(/\S/) });
      expect(open.arrived('post')).toBe(1);
      expect(open.read(open.here)).toHaveLength('stored' in way && way.stored ? 1 : 0);
    });

    it('is given up when the send is called off', async () => {
      await using open = await chat.open();
      open.stumble('post', { kind: 'hang', stored: true });
      const controller = new AbortController();
      const sending = send(open, { signal: controller.signal });
      await expect.poll(() => open.read(open.here)).toHaveLength(1);
      controller.abort();
      expect(await sending).toMatchObject({ kind: 'unknown' });
    });

    given(chat, chat.takesMarkersOnce, [
      'is no second message: a marker that comes again posts nothing anew',
      async (open) => {
        expect(open.adapter.resendWithinMs).toBeGreaterThan(0);
        await expectOnce(open, async () => true);
      },
    ]);

    given(chat, chat.reading, [
      'is no second message: whoever reads the channel back knows whether it is there',
      (open) => expectOnce(open, async (marker) => (await look(open, { marker })).kind === 'absent'),
    ]);
  });
}

/** All losses one after another, each of them once the first. */
const ROUNDS = LOST.map((_, at) => [...LOST.slice(at), ...LOST.slice(0, at)]);

/** Sends messages until they are there, as the engine does, while `mayResend`; in the end each is there once. */
async function expectOnce(open: OpenChat, mayResend: (marker: string) => Promise<boolean>): Promise<void> {
  for (const [round, losses] of ROUNDS.entries()) {
    const marker = `${round}${MARKER}`.slice(0, MARKER.length);
    for (const loss of losses) {
      open.stumble('post', loss);
      expect(await send(open, { marker })).toMatchObject({ kind: 'unknown' });
      if (!(await mayResend(marker))) break;
    }
    if (await mayResend(marker)) expect(await send(open, { marker })).toMatchObject({ kind: 'sent' });
    expect(open.read(open.here)).toHaveLength(round + 1);
  }
}
