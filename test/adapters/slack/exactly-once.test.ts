import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { openState } from '#store/state/state.ts';
import { paperBlocks } from '#test/fakes/documents.ts';
import { realDelivery } from '#test/fakes/real-delivery.ts';
import type { Fault } from '#test/fakes/slack/calls.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { digest, owe } from '#test/fakes/state.ts';
import { adapterOnSlack } from './adapter-on-slack.ts';

const CHANNELS = 40;
/** As the bar has it: 30 % too often, 20 % server errors, 5 % without an answer, and some lines cut. */
const FAULTS: readonly (Fault | undefined)[] = [
  ...Array<Fault>(6).fill({ kind: 'limit', seconds: 1 }),
  { kind: 'status', status: 500, stored: true },
  { kind: 'status', status: 502, stored: false },
  { kind: 'error', error: 'internal_error' },
  { kind: 'status', status: 503, stored: true },
  { kind: 'hang', stored: true },
  { kind: 'reset', stored: true },
  { kind: 'reset', stored: false },
  ...Array<undefined>(7).fill(undefined),
];

it('the ledger and Slack together deliver everything once, whatever goes wrong', async () => {
  await using app = await adapterOnSlack('socket');
  const { slack, adapter } = app;
  const parts = adapter
    .render({ summary: 'Daily papers', blocks: paperBlocks('A paper', 20) })
    .map((payload) => ({ payload, papers: [] }));
  expect(parts.length).toBeGreaterThan(1);
  const state = await openState(':memory:');
  const expires = Temporal.Now.instant().add({ hours: 12 });
  const workspace = slack.workspace('T1');
  const channels = Array.from({ length: CHANNELS }, (_, at) => addChannel(workspace, `C9${at}`, ['UBOTT1']));
  for (const { id } of channels) {
    await owe(state, { platform: 'slack', workspace: 'T1', id }, { ...digest({ expires }), parts });
  }
  // Each fault comes about twice; a queue of its own, since each post takes the next.
  const planned = Array.from({ length: 2 * FAULTS.length }, (_, at) => FAULTS[(at * 7) % FAULTS.length]);
  for (const fault of planned) slack.fail('chat.postMessage', fault ?? { kind: 'limit', seconds: 0 });

  const dispatcher = openDispatcher(
    realDelivery(state, {
      adapters: [{ ...adapter, rate: { concurrency: 20, perSecond: 500, channelMs: 1 } }],
      // A machine that is busy keeps the fake's promises for as long as that.
      timing: { send: 500, lease: 2_000, grace: 1_500, backOff: [20, 100], sweep: 20 },
      random: () => 1,
    }),
  );
  dispatcher.start();
  const done = async () => {
    const counts = await state.ledger.counts(Temporal.Instant.fromEpochMilliseconds(0));
    return counts.sent === CHANNELS * parts.length;
  };
  while (!(await done())) await setTimeout(50);
  await dispatcher.stop();

  for (const { messages } of channels) {
    expect(messages).toHaveLength(parts.length);
    expect(messages.slice(1).every(({ thread_ts }) => thread_ts === messages[0]?.ts)).toBe(true);
  }
}, 40_000);
