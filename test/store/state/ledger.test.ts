import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOVES, State } from '#core/delivery/delivery.ts';
import { openDatabase } from '#store/sqlite.ts';
import { openLedger } from '#store/state/ledger.ts';
import { MIGRATIONS } from '#store/state/state-tables.ts';
import { ledgerContract } from '#test/contracts/ledger.ts';
import { channel, digest, memoryLedger, START } from '#test/fakes/delivery.ts';

ledgerContract('node:sqlite', memoryLedger);

const NOW = { wall: START, tick: 0 };
const BY = { owner: 'a', leaseMs: 1 };

describe('the tables of the state', () => {
  it('refuse every move that the state machine refuses', () => {
    for (const from of State.options) {
      for (const to of State.options) {
        const db = openDatabase({ file: ':memory:', migrations: MIGRATIONS });
        db.exec(`INSERT INTO delivery (id, platform, workspace, channel, day, kind, part, state, marker, planned, expires,
          next_try, changed) VALUES ('i', 'p', 'w', 'c', 'd', 'daily', 0, '${from}', 'm', 0, 0, 0, 0)`);
        const move = () => db.exec(`UPDATE delivery SET state = '${to}'`);
        if (MOVES[from].includes(to)) expect(move, `${from} to ${to}`).not.toThrow();
        else expect(move, `${from} to ${to}`).toThrow('a delivery cannot move so');
        db.close();
      }
    }
  });
});

describe('the ledger in a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    file = join(folder, 'state.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => {
    const db = openDatabase({ file, migrations: MIGRATIONS, durable: true });
    db.exec('PRAGMA busy_timeout = 1');
    return { db, ledger: openLedger(db, file) };
  };

  it('lets one of two instances claim', async () => {
    const [one, two] = [open(), open()];
    await one.ledger.plan(digest('c'), NOW);
    const [id = ''] = (await two.ledger.due('fake', NOW, 1)).map((row) => row.id);
    const claims = [await one.ledger.claim(id, BY, NOW), await two.ledger.claim(id, BY, NOW)];
    expect(claims.map((claim) => claim !== undefined)).toEqual([true, false]);
    one.db.close();
    two.db.close();
  });

  it('rejects rather than answer while another process holds the file, and is well again after', async () => {
    const { db, ledger } = open();
    await ledger.plan(digest('c'), NOW);
    const other = new DatabaseSync(file);
    other.exec('BEGIN EXCLUSIVE');
    await expect(ledger.claim('fake|w|c|2026-08-20|daily|0', BY, NOW)).rejects.toThrow(
      'in use by another program',
    );
    await expect(ledger.plan(digest('d'), NOW)).rejects.toThrow('in use by another program');
    other.exec('ROLLBACK');
    other.close();
    expect(await ledger.claim('fake|w|c|2026-08-20|daily|0', BY, NOW)).toBeDefined();
    db.close();
  });

  it('rejects a row that it cannot understand', async () => {
    const { db, ledger } = open();
    await ledger.plan(digest('c'), NOW);
    db.exec("UPDATE delivery SET kind = 'hourly'");
    await expect(ledger.receipts(channel('c'), 1)).rejects.toThrow('kind');
    db.close();
  });
});
