import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextStep } from '#core/delivery/delivery.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { StateStore } from '#store/state/state.ts';
import { at, BY, MINUTE } from '#test/contracts/state/database.ts';
import { channel, digest, owe, START } from '#test/fakes/state.ts';
import { stateFile } from './database.ts';

let database: ReturnType<typeof stateFile>;
let state: StateStore;
let now = at(0);
const open = async () => {
  state = await database.open({ now: () => now });
};
const claimAll = () => state.ledger.claimSome('fake', BY, { limit: 9, may: () => true });
const dueAt = (ms: number) => digest({ due: Temporal.Instant.fromEpochMilliseconds(START + ms) });

/** Puts the file in place as a backup is: whole, and without a log. */
async function restore(): Promise<void> {
  await state.close();
  const db = new DatabaseSync(database.file);
  db.exec('PRAGMA journal_mode = DELETE');
  db.close();
}

beforeEach(async () => {
  now = at(0);
  database = stateFile();
  await open();
});
afterEach(async () => {
  await state.close();
  database.drop();
});

it('what waits in a restored file is looked for before it is sent, and never sent again unseen', async () => {
  await owe(state, channel('planned'), digest({ parts: 2 }));
  await owe(state, channel('sent'));
  const [, sent] = await claimAll();
  if (sent) await state.ledger.settle(sent, { kind: 'sent', ref: { id: 'm' } });
  const [sending] = await state.ledger.sending('fake');
  if (sending) await state.ledger.settle(sending, { kind: 'retry', afterMs: 0, reason: 'slow down' });
  await restore();
  now = at(60 * MINUTE);
  await open();
  expect(await claimAll()).toEqual([]);
  const rows = await state.ledger.sending('fake');
  expect(rows.map((row) => row.channel.id)).toEqual(['planned', 'planned']);
  for (const row of rows) {
    expect(nextStep(row, { now, seen: now.tick, window: 10 * 60 * MINUTE, timing: TIMING })).toBe('look');
    expect(row.attempt).toEqual({ wall: START, tick: 0, boot: '' });
    expect((await state.ledger.takeOver(row, BY))?.payload).toMatch(/^part/);
  }
});

it('what is planned later but was due before is looked for too, until it is known', async () => {
  await owe(state, channel('before'), digest({ day: '2026-08-19' }));
  await restore();
  now = at(60 * MINUTE);
  await open();
  await owe(state, channel('due before'), dueAt(30 * MINUTE));
  await owe(state, channel('due after'), dueAt(61 * MINUTE));
  expect((await claimAll()).map((claim) => claim.channel.id)).toEqual(['due after']);
  const [row] = (await state.ledger.sending('fake')).filter(({ channel: { id } }) => id === 'due before');
  if (!row) throw new Error('it is to be looked for');
  expect(row.attempt.wall).toBe(START + 30 * MINUTE);
  const claim = await state.ledger.takeOver(row, BY);
  expect(
    await state.ledger.settle(claim ?? row, { kind: 'retry', afterMs: 0, reason: 'it did not arrive' }),
  ).toBe(true);
  expect((await claimAll()).map((each) => each.channel.id)).toEqual(['due before']);
});

it('an opening that is interrupted is one of a restored file again; one that was not is none', async () => {
  await owe(state, channel('c'));
  await state.close();
  await open();
  expect(await claimAll()).toHaveLength(1);
  await owe(state, channel('d'));
  await restore();
  await open();
  await restore();
  await open();
  expect(await claimAll()).toEqual([]);
});
