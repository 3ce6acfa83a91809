import { Temporal } from 'temporal-polyfill';
import { describe, expect } from 'vitest';
import type { Channel } from '#core/channel.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { deliver } from '#engine/delivery/deliver.ts';
import { openWatch, reconcile } from '#engine/delivery/reconcile.ts';
import { deliveryParts, virtualTime } from '#test/fakes/delivery.ts';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';
import { digest, memoryState, owe, START } from '#test/fakes/state.ts';
import { type ChatUnderTest, given, type OpenChat } from './chat.ts';

const PAPERS = 8;
const ALL = Array.from({ length: PAPERS }, (_, at) => `Paper number ${at + 1}`);

/** A chat whose channel is owed a digest of eight papers. */
async function owing({ adapter, here }: OpenChat, channel: Channel = here) {
  const time = virtualTime();
  const state = await memoryState(time);
  const parts = deliveryParts({ time, adapter, ledger: state.ledger });
  const blocks = paperBlocks('Paper number', PAPERS);
  const payloads = adapter.render(documentOf({ kind: 'heading', text: 'Daily papers' }, ...blocks));
  const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 24 });
  await owe(state, channel, {
    ...digest({ expires }),
    parts: payloads.map((payload) => ({ payload, papers: [] })),
  });
  const next = async (ledger: Ledger = state.ledger) => {
    const by = { owner: parts.owner, leaseMs: parts.timing.lease };
    const [claim] = await ledger.claimSome(adapter.platform, by, { limit: 1, may: () => true });
    return claim && deliver({ ...parts, ledger }, claim, time.ticks());
  };
  const watch = openWatch();
  return {
    next,
    /** Delivers until nothing is due. */
    all: async () => {
      let tries = 0;
      while ((await next()) && tries < 50) tries += 1;
      expect(tries).toBeLessThan(50);
    },
    /** A process dies as it hears the answer of a send, and another looks what became of it. */
    killed: async () => {
      const settle = () => Promise.reject(new Error('killed'));
      await expect(next({ ...state.ledger, settle })).rejects.toThrow('killed');
      const look = async () => watch(await state.ledger.sending(adapter.platform), time.now());
      await look();
      time.freeze(2 * (parts.timing.lease + parts.timing.grace));
      for (const unsettled of await look()) await reconcile(parts, unsettled);
    },
    states: async () => (await state.ledger.receipts(channel, 50)).map((row) => row.state),
  };
}

function titlesIn(messages: readonly string[]): string[] {
  return messages.join('\n').match(/Paper number \d+\b/g) ?? [];
}

/** What becomes of a digest's message that its platform will not take: it is not lost, or somebody hears of it. */
export function describeRefusedMessages<C extends OpenChat>(chat: ChatUnderTest<C>): void {
  describe('a message that is refused for what is in it', () => {
    for (const [what, refused] of [
      ['once comes in two', 1],
      ['twice comes simpler', 2],
    ] as const)
      given(chat, chat.unfit, [
        `${what}, with each paper once`,
        async (open, refuse) => {
          let times = 0;
          refuse(open, () => ++times <= refused);
          const { all, states } = await owing(open);
          await all();
          expect(titlesIn(open.read(open.here))).toEqual(ALL);
          expect(open.read(open.here)).toHaveLength(2);
          expect(new Set(await states())).toEqual(new Set(['sent']));
        },
      ]);

    given(chat, chat.unfit, [
      'by its size comes as what is short enough, in the order of its papers',
      async (open, refuse) => {
        refuse(open, (message) => message.length > 1_800);
        const { all } = await owing(open);
        await all();
        expect(titlesIn(open.read(open.here))).toEqual(ALL);
      },
    ]);

    given(chat, chat.unfit, [
      'comes once where the program dies in between',
      async (open, refuse) => {
        let times = 0;
        refuse(open, () => ++times <= 2);
        const { all, killed, states } = await owing(open);
        await killed();
        await all();
        expect(titlesIn(open.read(open.here))).toEqual(ALL);
        expect(new Set(await states())).toEqual(new Set(['sent']));
      },
    ]);

    given(chat, chat.unfit, [
      'for ever is told to whoever ordered it, with what to type',
      async (open, refuse) => {
        refuse(open, (message) => message.includes('Paper number'));
        const { all, states } = await owing(open);
        await all();
        expect(open.read(open.here)).toEqual([]);
        expect(new Set(await states())).toEqual(new Set(['failed']));
        if (typeof chat.told === 'string') return;
        expect(chat.told(open)).toEqual([
          expect.stringMatching(/A digest could not be posted.*papers today date:2026-08-20/s),
        ]);
      },
    ]);

    given(chat, chat.unfit, [
      'for ever is told to whom it was for, where it is a personal digest',
      async (open, refuse) => {
        refuse(open, (message) => message.includes('Paper number'));
        await (await owing(open, open.direct)).all();
        expect(open.read(open.direct)).toEqual([expect.stringContaining('A digest could not be posted')]);
      },
    ]);
  });
}
