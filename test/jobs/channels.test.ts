import { expect, it } from 'vitest';
import { runChannels } from '#src/jobs/channels.ts';
import { channel, memoryState, owe, START, scheduled } from '#test/fakes/state.ts';

const BY = { owner: 'a', leaseMs: 9 };

/** What is written of a state in which this was done. */
async function told(
  work: (state: Awaited<ReturnType<typeof memoryState>>) => Promise<void>,
): Promise<string> {
  const state = await memoryState({ now: () => ({ wall: START, tick: 0, boot: 'b' }) });
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  await work(state);
  await runChannels([], { state, write });
  await state.close();
  return written;
}

it('npm run channels says that nothing is ordered', async () => {
  expect(await told(async () => undefined)).toBe('Nobody has ordered anything yet.\n');
});

it('npm run channels tells of each subscription how it went, what is wrong and what comes', async () => {
  const written = await told(async (state) => {
    for (const id of ['well', 'closed']) {
      await owe(state, channel(id));
      const [claim] = await state.ledger.claimSome('fake', BY, { limit: 1, may: () => true });
      if (!claim) throw new Error('one is due');
      const closed = { kind: 'closed', reason: 'the bot\nwas removed' } as const;
      await state.ledger.settle(claim, id === 'well' ? { kind: 'sent', ref: { id: 'm' } } : closed);
    }
    const { subscription } = await scheduled(state, channel('paused'));
    await state.subscriptions.put({ ...subscription, paused: true }, START);
  });
  expect(written).toContain(`fake/w/well  daily: on weekdays at 09:00 UTC
    last: of 2026-08-20, sent on Thu 20 Aug 2026 at 09:00 UTC
    next: Fri 21 Aug 2026 at 09:00 UTC
`);
  expect(written).toContain(`fake/w/closed  daily: on weekdays at 09:00 UTC
    last: of 2026-08-20, retry on Thu 20 Aug 2026 at 09:00 UTC
    trouble: the bot was removed
    next: none, until somebody resumes it there
`);
  expect(written).toMatch(/fake\/w\/paused {2}.*\n {4}last: none yet\n {4}next: none, since it is paused\n/);
  expect(written).toMatch(/\n3 subscriptions, 1 in trouble\.\n$/);
});
