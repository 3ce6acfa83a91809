import { describe, expect, it } from 'vitest';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { deliver } from '#engine/delivery/deliver.ts';
import { isTime, openWatch, reconcile } from '#engine/delivery/reconcile.ts';
import { deliveryParts, fakeAdapter, virtualTime } from '#test/fakes/delivery.ts';
import { channel, digest, memoryState, owe, START } from '#test/fakes/state.ts';

const HOUR = 3_600_000;

/** A delivery whose sender died in the middle of it. */
async function orphan(options: Partial<ChatAdapter> = {}) {
  const time = virtualTime();
  const adapter = fakeAdapter(options);
  const state = await memoryState(time);
  const { ledger } = state;
  const parts = deliveryParts({ time, adapter, ledger });
  const claim = async (owner: string) =>
    (await ledger.claimSome('fake', { owner, leaseMs: 30_000 }, { limit: 1, may: () => true }))[0];
  await owe(state, channel('c'), digest({ parts: 2 }));
  await claim('dead');
  const seen = time.ticks();
  const row = async () => {
    const [found] = await ledger.sending('fake');
    if (!found) throw new Error('nothing is unsettled');
    return found;
  };
  const again = async () => reconcile(parts, { row: await row(), seen });
  const receipt = async () => (await ledger.receipts(channel('c'), 2)).find(({ part }) => part === 0);
  return { parts, time, adapter, seen, row, again, receipt, claim };
}

it('a look is in the log by the delivery’s id, with what was found', async () => {
  const { parts, time, row, seen } = await orphan({ resendWithinMs: 0 });
  const lines: unknown[] = [];
  const logger = { ...parts.logger, debug: (...line: unknown[]) => void lines.push(line) };
  await time.pass(60_000);
  const unsettled = await row();
  await reconcile({ ...parts, logger }, { row: unsettled, seen });
  const facts = { delivery: unsettled.id, fence: unsettled.fence + 1, found: 'absent', ms: 0 };
  expect(lines).toEqual([['a delivery was looked for', facts]]);
});

describe('reconcile, where a platform takes a marker once', () => {
  it('resends with the same marker as soon as the lease is over', async () => {
    const { time, adapter, again, receipt, row } = await orphan({ resendWithinMs: 90_000 });
    const { marker } = await row();
    await time.pass(29_999);
    await again();
    expect(adapter.sends).toEqual([]);
    await time.pass(1);
    expect(await again()).toMatchObject({ kind: 'sent' });
    expect(adapter.sends.map((sent) => sent.marker)).toEqual([marker]);
    expect(await receipt()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('looks in a channel where that is not so, and resends nothing', async () => {
    const keepsMarker = ({ id }: { id: string }) => id !== 'c';
    const { time, adapter, again } = await orphan({ resendWithinMs: 90_000, keepsMarker });
    adapter.seen = { kind: 'found', ref: { id: 'm8' } };
    await time.pass(30_000);
    await again();
    expect([adapter.sends, adapter.lookups]).toEqual([[], []]);
    await time.pass(30_000);
    await again();
    expect(adapter.sends).toEqual([]);
    expect(adapter.lookups).toHaveLength(1);
  });

  it('looks once the window is over, and does not resend', async () => {
    const { time, adapter, again, receipt } = await orphan({ resendWithinMs: 90_000 });
    await time.pass(60_000);
    await again();
    expect(adapter.sends).toEqual([]);
    expect(adapter.lookups).toHaveLength(1);
    expect((await receipt())?.state).toBe('retry');
  });

  it('counts the window from the first attempt, through limits', async () => {
    const { time, adapter, again, receipt } = await orphan({ resendWithinMs: 90_000 });
    adapter.answers = [{ kind: 'retry', afterMs: 45_000, scope: 'channel', reason: 'slow down' }];
    adapter.seen = { kind: 'found', ref: { id: 'm7' } };
    await time.pass(30_000);
    await again();
    expect((await receipt())?.state).toBe('sending');
    await time.pass(45_000);
    await again();
    expect(adapter.sends).toHaveLength(1);
    expect(await receipt()).toMatchObject({ state: 'sent', ref: { id: 'm7' } });
  });
});

describe('reconcile, where a channel is read back', () => {
  it('waits out the grace, and looks from three hours before the attempt', async () => {
    const { time, adapter, again, row, parts, seen } = await orphan();
    const isTimeNow = async () => isTime(parts, { row: await row(), seen }, time.now());
    await time.pass(59_999);
    expect(await isTimeNow()).toBe(false);
    await again();
    expect(adapter.lookups).toEqual([]);
    await time.pass(1);
    expect(await isTimeNow()).toBe(true);
    const { marker } = await row();
    await again();
    expect(adapter.lookups[0]).toMatchObject({ channel: channel('c'), marker });
    expect(adapter.lookups[0]?.since.epochMilliseconds).toBe(START - 3 * HOUR);
  });

  it('confirms what it found', async () => {
    const { time, adapter, again, receipt } = await orphan();
    adapter.seen = { kind: 'found', ref: { id: 'm9' } };
    await time.pass(60_000);
    await again();
    expect(await receipt()).toMatchObject({ state: 'sent', ref: { id: 'm9' } });
    expect(adapter.sends).toEqual([]);
  });

  it('lets what is absent be claimed and sent again', async () => {
    const { parts, time, adapter, again, receipt, claim } = await orphan();
    await time.pass(60_000);
    await again();
    expect(await receipt()).toMatchObject({ state: 'retry', error: 'it did not arrive' });
    const claimed = await claim('a');
    if (claimed) await deliver(parts, claimed, time.ticks());
    expect(adapter.sends).toHaveLength(1);
    expect((await receipt())?.state).toBe('sent');
  });

  it('never resends what it may not look for, and tells the admin', async () => {
    const { time, adapter, again, receipt, claim } = await orphan();
    adapter.seen = { kind: 'forbidden' };
    await time.pass(60_000);
    await again();
    expect(await receipt()).toMatchObject({ state: 'uncertain', error: 'the channel cannot be read back' });
    expect(adapter.notices).toEqual(['A digest may be missing']);
    expect(await claim('a')).toBeUndefined();
  });

  it.each([
    ['could not tell', { kind: 'unknown', reason: 'down' }],
    ['threw', 'throws'],
    ['hung', 'hangs'],
  ] as const)('looks again later where the look %s', async (_, seen) => {
    const { time, adapter, again, receipt } = await orphan();
    adapter.seen = seen;
    await time.pass(60_000);
    const first = again();
    await time.pass(10_000);
    await first;
    expect((await receipt())?.state).toBe('sending');
    await time.pass(49_999);
    await again();
    expect(adapter.lookups).toHaveLength(1);
    adapter.seen = { kind: 'found', ref: { id: 'm' } };
    await time.pass(1);
    await again();
    expect((await receipt())?.state).toBe('sent');
  });

  it.each([
    [{ kind: 'unknown', reason: 'down' }, 'down'],
    ['throws', 'broke'],
    ['hangs', 'the channel could not be read in time'],
  ] as const)('gives up looking once the digest has expired (%j)', async (seen, error) => {
    const { time, adapter, again, receipt } = await orphan();
    adapter.seen = seen;
    await time.pass(12 * HOUR);
    const looked = again();
    await time.pass(10_000);
    await looked;
    expect(await receipt()).toMatchObject({ state: 'uncertain', error });
  });

  it('looks once more where the digest has expired only by a clock that has just jumped', async () => {
    const { time, adapter, row, seen, receipt, parts } = await orphan();
    adapter.seen = { kind: 'unknown', reason: 'down' };
    time.step(30 * 24 * HOUR);
    await time.pass(60_000);
    const doubted = { ...parts, clock: { ...parts.clock, isSteady: () => false } };
    await reconcile(doubted, { row: await row(), seen });
    expect(adapter.lookups).toHaveLength(1);
    expect((await receipt())?.state).toBe('sending');
  });

  it('does not give up looking before the digest has expired', async () => {
    const { time, adapter, again, receipt } = await orphan();
    adapter.seen = { kind: 'unknown', reason: 'down' };
    await time.pass(12 * HOUR - 1);
    await again();
    expect((await receipt())?.state).toBe('sending');
  });
});

describe('reconcile, whatever the platform', () => {
  it.each([2 * HOUR, -2 * HOUR])('waits as long as ever after the clock was set by %i ms', async (step) => {
    const { time, adapter, again } = await orphan({ resendWithinMs: 90_000 });
    time.step(step);
    await time.pass(59_999);
    await again();
    expect([adapter.sends, adapter.lookups]).toEqual([[], []]);
    await time.pass(1);
    await again();
    expect(adapter.lookups).toHaveLength(1);
  });

  it('waits as long as ever after the machine was restarted', async () => {
    const { time, adapter, row, parts } = await orphan();
    time.reboot();
    const since = time.ticks();
    await time.pass(59_999);
    await reconcile(parts, { row: await row(), seen: since });
    expect(adapter.lookups).toEqual([]);
    await time.pass(1);
    await reconcile(parts, { row: await row(), seen: since });
    expect(adapter.lookups).toHaveLength(1);
  });

  it('leaves a delivery to whoever took it first', async () => {
    const { time, adapter, row, parts, seen, receipt } = await orphan();
    await time.pass(60_000);
    const stale = await row();
    await reconcile(parts, { row: stale, seen });
    await reconcile({ ...parts, owner: 'b' }, { row: stale, seen });
    expect(adapter.lookups).toHaveLength(1);
    expect((await receipt())?.state).toBe('retry');
  });
});

describe('the watch', () => {
  it('remembers since when a delivery was seen, until its fence, its lease or the boot changes or it is settled', async () => {
    const { row, time } = await orphan();
    const [first, watch] = [await row(), openWatch()];
    const seenAt = (tick: number, change: { fence?: number; boot?: string; renewed?: number } = {}) => {
      const { boot = 'one', fence = first.fence, renewed = 0 } = change;
      const leased = { ...first.leased, tick: first.leased.tick + renewed };
      return watch([{ ...first, fence, leased }], { ...time.now(), tick, boot }).map(({ seen }) => seen);
    };
    expect(seenAt(10)).toEqual([10]);
    expect(seenAt(20)).toEqual([10]);
    expect(seenAt(30, { fence: 2 })).toEqual([30]);
    expect(seenAt(40, { fence: 2 })).toEqual([30]);
    expect(seenAt(50, { fence: 2, boot: 'two' })).toEqual([50]);
    expect(seenAt(55, { fence: 2, boot: 'two', renewed: 5 })).toEqual([55]);
    expect(watch([], time.now())).toEqual([]);
    expect(seenAt(60, { fence: 2, boot: 'two', renewed: 5 })).toEqual([60]);
  });
});
