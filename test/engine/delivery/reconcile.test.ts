import { describe, expect, it } from 'vitest';
import type { ChatAdapter } from '#core/chat.ts';
import { deliver } from '#engine/delivery/deliver.ts';
import { isTime, reconcile } from '#engine/delivery/reconcile.ts';
import { channel, courier, digest, fakeAdapter, START, virtualTime } from '#test/fakes/delivery.ts';

const ID = 'fake|w|c|2026-08-20|daily|0';
const HOUR = 3_600_000;

/** A delivery whose sender died in the middle of it. */
async function orphan(options: Partial<ChatAdapter> = {}) {
  const time = virtualTime();
  const adapter = fakeAdapter(options);
  const made = courier({ time, adapter });
  const { ledger } = made;
  await ledger.plan(digest('c', { parts: 2 }), time.now());
  await ledger.claim(ID, { owner: 'dead', leaseMs: 30_000 }, time.now());
  const seen = time.now().tick;
  const row = async () => {
    const [found] = await ledger.sending('fake', time.now());
    if (!found) throw new Error('nothing is unsettled');
    return found;
  };
  const again = async () => reconcile(made, await row(), seen);
  const receipt = async () => (await ledger.receipts(channel('c'), 1))[0];
  return { courier: made, time, adapter, seen, row, again, receipt };
}

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
    const { time, adapter, again, row, courier, seen } = await orphan();
    await time.pass(59_999);
    expect(isTime(courier, await row(), seen)).toBe(false);
    await again();
    expect(adapter.lookups).toEqual([]);
    await time.pass(1);
    expect(isTime(courier, await row(), seen)).toBe(true);
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
    const { courier, time, adapter, again, receipt } = await orphan();
    await time.pass(60_000);
    await again();
    expect(await receipt()).toMatchObject({ state: 'retry', error: 'it did not arrive' });
    await deliver(courier, ID);
    expect(adapter.sends).toHaveLength(1);
    expect((await receipt())?.state).toBe('sent');
  });

  it('never resends what it may not look for, and tells the admin', async () => {
    const { courier, time, adapter, again, receipt } = await orphan();
    adapter.seen = { kind: 'forbidden' };
    await time.pass(60_000);
    await again();
    expect(await receipt()).toMatchObject({ state: 'uncertain', error: 'the channel cannot be read back' });
    expect(adapter.told).toEqual(['A digest may be missing']);
    expect(await courier.ledger.due('fake', time.now(), 9)).toEqual([]);
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
    const { time, adapter, row, courier } = await orphan();
    time.reboot();
    const since = time.now().tick;
    await time.pass(59_999);
    await reconcile(courier, await row(), since);
    expect(adapter.lookups).toEqual([]);
    await time.pass(1);
    await reconcile(courier, await row(), since);
    expect(adapter.lookups).toHaveLength(1);
  });

  it('leaves a delivery to whoever took it first', async () => {
    const { time, adapter, row, courier, seen, receipt } = await orphan();
    await time.pass(60_000);
    const stale = await row();
    await reconcile(courier, stale, seen);
    await reconcile({ ...courier, owner: 'b' }, stale, seen);
    expect(adapter.lookups).toHaveLength(1);
    expect((await receipt())?.state).toBe('retry');
  });
});
