import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topicOf } from '#core/topics/topic.ts';
import { runBackup } from '#src/jobs/backup.ts';
import { runMove } from '#src/jobs/move.ts';
import { runRestore } from '#src/jobs/restore.ts';
import { withDatabase } from '#store/state/postgres/copy/connect.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { clockAt } from '#test/fakes/source.ts';
import { ANN, channel, digest, LISTS, owe, START } from '#test/fakes/state.ts';
import { startPostgres } from '#test/postgres-server.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

const clock = clockAt('2026-08-20T09:00:00Z');
const now = () => ({ wall: START, tick: 1, boot: 'b' });
const WAITING = { limit: 10, may: () => true };

/** A folder, an empty database, and what the jobs have said. */
async function inPlaces(
  work: (places: {
    dataDir: string;
    url: string;
    said: string[];
    job: Parameters<typeof runMove>[1];
  }) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-copying-'));
  const name = freshName();
  await onServer(`CREATE DATABASE ${name}`);
  const said: string[] = [];
  try {
    const job = { dataDir, clock, write: (text: string) => void said.push(text) };
    await work({ dataDir, url: urlOf(name), said, job });
  } finally {
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Something of each kind: one digest sent, one that waits. */
async function fill(state: StateStore): Promise<void> {
  await owe(state, channel('sent'), digest({ parts: 2 }));
  const [claim] = await state.ledger.claimSome('fake', { owner: 'a', leaseMs: 9 }, WAITING);
  if (claim) await state.ledger.settle(claim, { kind: 'sent', ref: { id: 'm' } });
  await owe(state, channel('waits'));
  const owner = { kind: 'person', person: ANN } as const;
  await state.follows.put({ owner, topic: topicOf('it’s “quoted” \\ and \n more'), level: 'strict' });
}

async function heldBy(state: StateStore) {
  return {
    figures: await state.figures(),
    follows: await state.follows.all(),
    receipts: await state.ledger.receipts(channel('sent'), 9),
    lists: await state.ledger.lists(),
  };
}

describe.skipIf(!SERVER)('a state', () => {
  it('moves into a database whole, and its file is put aside', () =>
    inPlaces(async ({ dataDir, url, said, job }) => {
      const file = await openState(join(dataDir, 'state.sqlite'), { now });
      await fill(file);
      const before = await heldBy(file);
      await expect(runMove([url], job)).rejects.toThrow(
        /Paperboy runs, .* stop it, then move\. Nothing was changed/,
      );
      await file.close();
      await runMove([url], job);
      expect(said.join('')).toMatch(
        /^The database holds 2 subscriptions, 1 followed topic, 0 saved papers, 3 deliveries, as many/,
      );
      expect(readdirSync(dataDir)).toEqual([expect.stringMatching(/^state\.sqlite\.moved-2026-08-20T/)]);
      const moved = await openPostgresState(url, { now });
      expect(await heldBy(moved)).toEqual(before);
      await owe(moved, channel('later'));
      expect(await moved.ledger.claimSome('fake', { owner: 'b', leaseMs: 9 }, WAITING)).toHaveLength(3);
      await moved.close();
    }));

  it('does not move into a database that has something in it', () =>
    inPlaces(async ({ dataDir, url, job }) => {
      const there = await openPostgresState(url, { now });
      await owe(there, channel('other'));
      await there.close();
      await (await openState(join(dataDir, 'state.sqlite'), { now })).close();
      await expect(runMove([url], job)).rejects.toThrow(/has something in it, which is left as it is/);
      expect(readdirSync(dataDir)).toContain('state.sqlite');
    }));

  it('does not move into a database that a program runs on, empty as it is', () =>
    inPlaces(async ({ dataDir, url, job }) => {
      const running = await openPostgresState(url);
      await running.leases.take(['fetch'], 'somebody', 15_000);
      await (await openState(join(dataDir, 'state.sqlite'), { now })).close();
      await expect(runMove([url], job)).rejects.toThrow(
        /is used by a Paperboy that runs, .*: stop it, and try again\. Nothing was changed\.$/,
      );
      await running.leases.drop(['fetch'], 'somebody');
      await running.close();
      await runMove([url], job);
      expect(readdirSync(dataDir)).not.toContain('state.sqlite');
    }));

  it('stays in its file where the database goes away in the middle', async () => {
    await using server = await startPostgres({ durable: true });
    const url = server.url(await server.create());
    const copying = withDatabase(url, async (client) => {
      await client.query('BEGIN');
      // As while a file is read: nobody waits for an answer, and the connection is cut, whether or not the database says why.
      const cut = new Promise<void>((resolve) => client.once('end', () => resolve()));
      await server.kill();
      await cut;
      await client.query('SELECT 1');
    });
    await expect(copying).rejects.toThrow(/^The database \w+ on 127\.0\.0\.1:\d+ cannot be reached/);
  });

  it('of a database is backed up into a file, which restores into a file and into an empty database', () =>
    inPlaces(async ({ dataDir, url, said, job }) => {
      const state = await openPostgresState(url, { now });
      await fill(state);
      const before = await heldBy(state);
      const to = join(dataDir, 'backup.sqlite');
      await runBackup([to], { ...job, databaseUrl: url });
      expect(said.join('')).toMatch(
        /backup\.sqlite holds 2 subscriptions, .*, 3 deliveries: 0\.\d MB, checked/,
      );
      await expect(runRestore([to], { ...job, databaseUrl: url })).rejects.toThrow(/has something in it/);
      await state.close();
      await runRestore([to], job);
      const file = await openState(join(dataDir, 'state.sqlite'), { now });
      expect((await heldBy(file)).follows).toEqual(before.follows);
      expect((await file.ledger.sending('fake')).length, 'looked for before it is sent').toBe(2);
      await file.close();
      await inPlaces(async ({ url: other, job: its }) => {
        await runRestore([to], { ...its, databaseUrl: other });
        const restored = await openPostgresState(other);
        expect((await heldBy(restored)).lists).toEqual(LISTS);
        expect((await restored.ledger.sending('fake')).length).toBe(2);
        await restored.close();
      });
    }));
});
