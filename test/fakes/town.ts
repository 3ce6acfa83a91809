import { TIMING } from '#core/delivery/delivery.ts';
import type { Document } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { deliver } from '#engine/delivery/deliver.ts';
import { tick } from '#engine/planning/tick.ts';
import { type FakeChat, fakeChat } from './chat.ts';
import { AT, type TestEngine, testEngine } from './engine.ts';
import { silent } from './source.ts';

/** An engine with a chat platform, and a day that goes by as fast as a test wants it to. */
export interface Town extends TestEngine {
  readonly chat: FakeChat;
  /** Asks something in a channel; `id` is the channel's. */
  ask(id?: string): typeof AT;
  /** Sets the clock, ticks, and delivers what is owed; what was posted by that. */
  pass(time: string): Promise<Document[]>;
}

export function town(
  lists: Record<string, readonly Paper[]>,
  options: Parameters<typeof testEngine>[1] = {},
): Town {
  const made = testEngine(lists, options);
  const { clock, state, source, shelf } = made;
  const chat = fakeChat();
  const moment = () => ({ wall: clock.now().epochMilliseconds, tick: clock.now().epochMilliseconds });
  const parts = { ...state, source, shelf, clock, logger: silent, adapters: [chat], moment };
  const courier = {
    ledger: state.ledger,
    adapter: chat,
    logger: silent,
    timing: TIMING,
    owner: 'town',
    now: moment,
    sleep: () => new Promise<void>(() => undefined),
    random: () => 0.5,
  };
  return {
    ...made,
    chat,
    ask: (id = 'c1') => ({ ...AT, channel: { ...AT.channel, id } }),
    async pass(time) {
      clock.set(time);
      const before = chat.posted.length;
      await tick(parts);
      for (const { id } of await state.ledger.due('console', moment(), 1_000)) await deliver(courier, id);
      return chat.posted.slice(before).map(({ document }) => document);
    },
  };
}
