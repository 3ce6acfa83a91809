import { TIMING } from '#core/delivery/timing.ts';
import type { Document } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { deliverDue } from '#engine/delivery/deliver.ts';
import { openListening } from '#engine/planning/alerts/listening.ts';
import { openAlerts } from '#engine/planning/alerts/plan-alerts.ts';
import { readLists } from '#engine/planning/editions.ts';
import type { TickParts } from '#engine/planning/plan-batch.ts';
import { tick } from '#engine/planning/tick.ts';
import { type FakeChat, fakeChat } from './chat.ts';
import { AT, type TestEngine, testEngine } from './engine.ts';
import { silent } from './source.ts';

/** An engine with a chat platform, and a day that goes by as fast as a test wants it to. */
export interface Town extends TestEngine {
  readonly chat: FakeChat;
  /** What its digests are planned with. */
  readonly parts: TickParts;
  /** Asks something in a channel; `id` is the channel's. */
  ask(id?: string): typeof AT;
  /** Sets the clock, ticks as the program does, and delivers what is owed; what was posted by that. */
  pass(time: string): Promise<Document[]>;
}

export async function town(
  lists: Record<string, readonly Paper[]>,
  options: Parameters<typeof testEngine>[1] = {},
): Promise<Town> {
  const made = await testEngine(lists, options);
  const { clock, state, source, readable } = made;
  const chat = fakeChat();
  const parts = {
    ...state,
    stateClock: state.clock,
    source,
    readable,
    clock,
    logger: silent,
    adapters: [chat],
    timing: TIMING,
    sleep: () => new Promise<void>(() => undefined),
    fetches: () => true,
    nextTurn: async () => undefined,
  };
  const alerts = openAlerts(parts);
  const isReadingDue = openListening(parts);
  const believed = { now: state.clock.now, isSteady: () => true };
  const sending = {
    ...parts,
    adapter: chat,
    owner: 'town',
    clock: believed,
    ticks: clock.ticks,
    random: () => 0.5,
  };
  return {
    ...made,
    chat,
    parts,
    ask: (id = 'c1') => ({ ...AT, channel: { ...AT.channel, id } }),
    async pass(time) {
      clock.set(time);
      const before = chat.posted.length;
      if (await isReadingDue()) await readLists(parts);
      const all = { platforms: ['console'], plans: () => true };
      await tick(parts, all);
      await alerts.plan(all);
      await deliverDue(sending);
      return chat.posted.slice(before).map(({ document }) => document);
    },
  };
}
