import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#core/delivery/ledger.ts';
import type { StateStore } from '#store/state/state.ts';
import { at, BY, MINUTE } from '#test/contracts/state/database.ts';
import { channel, digest, owe } from '#test/fakes/state.ts';
import { stateFile } from './database.ts';

// What is in the file itself, which no port of the state shows: a day's payloads are nearly all of its bytes.
describe('the text of a message', () => {
  let database: ReturnType<typeof stateFile>;
  let state: StateStore;
  let now = at(0);
  beforeEach(async () => {
    now = at(0);
    database = stateFile();
    state = await database.open({ now: () => now });
    await owe(state, channel('c'), digest({ parts: 2 }));
  });
  afterEach(async () => {
    await state.close();
    database.drop();
  });

  const finish = async (outcome: Outcome) => {
    const [claim] = await state.ledger.claimSome('fake', BY, { limit: 1, may: () => true });
    if (claim) await state.ledger.settle(claim, outcome);
  };
  const stored = () => {
    const db = new DatabaseSync(database.file, { readOnly: true });
    const rows = db.prepare('SELECT payload FROM delivery ORDER BY part').all();
    db.close();
    return rows.map(({ payload }) => payload);
  };

  it('goes once it was sent, while its date, papers and reference stay, and what waits keeps its own', async () => {
    await finish({ kind: 'sent', ref: { id: 'm', link: 'https://x' } });
    expect(stored()).toEqual([null, 'part 1']);
    const [sent, waiting] = await state.ledger.receipts(channel('c'), 10);
    expect(sent).toMatchObject({
      day: '2026-08-20',
      papers: ['2608.00000'],
      ref: { id: 'm' },
      state: 'sent',
    });
    expect(waiting).toMatchObject({ papers: ['2608.00001'], state: 'planned' });
  });

  it.each<Outcome>([
    { kind: 'retry', afterMs: 0, reason: 'slow down' },
    { kind: 'unknown', afterMs: 0, reason: 'no answer' },
    { kind: 'refused', reason: 'shut' },
  ])('stays while it may be sent again: $kind', async (outcome) => {
    await finish(outcome);
    expect(stored()).toEqual(['part 0', 'part 1']);
  });

  it.each(['failed', 'uncertain'] as const)('goes with the parts behind it once it is %s', async (kind) => {
    await finish({ kind, reason: 'no' });
    expect(stored()).toEqual([null, null]);
  });

  it('goes once it is too late to be sent', async () => {
    now = at(13 * 60 * MINUTE);
    await state.ledger.expire();
    expect(stored()).toEqual([null, null]);
  });
});
