import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '#core/delivery/ledger.ts';
import { openDatabase } from '#store/sqlite.ts';
import { FIRST_STEPS } from '#store/state/sqlite/first-steps.ts';
import { STEPS } from '#store/state/sqlite/migrations.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { at, BY } from '#test/contracts/state/database.ts';
import { ANN, channel, digest, owe, START } from '#test/fakes/state.ts';
import { stateFile } from './database.ts';

const SUBSCRIBED = ['failed', 'parts', 'paused', 'planned', 'quiet', 'retry', 'sending', 'sent', 'uncertain'];

/** The state file of an earlier version, in a folder of its own. */
function fixture(commit: string) {
  const database = stateFile();
  writeFileSync(
    database.file,
    gunzipSync(readFileSync(new URL(`fixtures/${commit}.sqlite.gz`, import.meta.url))),
  );
  return database;
}

describe.each([
  ['69c71ac', 5],
  ['adf61bb', 6],
  ['9374e42', 7],
  ['715631e', 8],
] as const)('a state file of %s, of %i steps', (commit, steps) => {
  let database: ReturnType<typeof fixture>;
  let state: StateStore;
  let now = at(60_000, 'boot 2');
  const open = () => openState(database.file, { now: () => now });
  beforeEach(async () => {
    now = at(60_000, 'boot 2');
    database = fixture(commit);
    state = await open();
  });
  afterEach(async () => {
    await state.close();
    database.drop();
  });
  const statesOf = async (id: string) =>
    (await state.ledger.receipts(channel(id), 9)).map((row) => row.state);
  const claimAll = () => state.ledger.claimSome('fake', BY, { limit: 99, may: () => true });

  it('keeps what was ordered, and gives each subscription an id and a name', async () => {
    const rows = await state.subscriptions.page('fake', '', 99);
    expect(rows.map(({ subscription }) => subscription.channel.id).toSorted()).toEqual(SUBSCRIBED);
    expect(new Set(rows.map(({ subscription }) => subscription.id)).size).toBe(SUBSCRIBED.length);
    const sent = rows.find(({ subscription }) => subscription.channel.id === 'sent');
    expect(sent).toMatchObject({ nextDue: START + 86_400_000 });
    expect(sent?.subscription).toMatchObject({
      name: 'daily',
      time: '09:00',
      zone: 'Europe/Berlin',
      paused: false,
    });
    expect((await state.subscriptions.of(channel('paused')))?.paused).toBe(true);
    expect((await state.subscriptions.all(channel('quiet')))[0]?.skipped).toEqual({
      day: '2026-08-20',
      text: 'A quiet day.',
      waiting: false,
    });
  });

  it('has the same subscriptions however often it is restored, and when they are ordered anew', async () => {
    const idOf = async (from: StateStore) => (await from.subscriptions.of(channel('sent')))?.id;
    const id = await idOf(state);
    const restored = fixture(commit);
    const again = await openState(restored.file, { now: () => now });
    expect(await idOf(again)).toBe(id);
    await again.close();
    restored.drop();
    await state.subscriptions.remove({ channel: channel('sent'), name: 'daily' }, ANN);
    expect(await owe(state, channel('sent')), 'its date is settled').toBe(0);
    expect(await idOf(state)).toBe(id);
  });

  it('keeps what was sent: its date is settled and its papers are shown', async () => {
    expect(await state.ledger.receipts(channel('sent'), 9)).toMatchObject([
      { state: 'sent', day: '2026-08-20', papers: ['2608.00000'], ref: { id: 'm1', link: 'https://x/1' } },
    ]);
    for (const id of ['planned', 'sending', 'retry', 'sent', 'parts', 'failed', 'uncertain']) {
      expect(await owe(state, channel(id)), id).toBe(0);
    }
    expect(await owe(state, channel('ended')), 'an order of before may have been any').toBe(0);
    expect(await owe(state, channel('sent'), digest({ day: '2026-08-21' }))).toBe(1);
    const [row] = await state.subscriptions.page('fake', '', 99);
    if (!row) throw new Error('there are subscriptions');
    const sent = { ...row, subscription: { ...row.subscription, channel: channel('sent') } };
    const [given] = await state.ledger.given(
      [{ of: sent, date: '2026-08-20' }],
      ['2608.00000', '2608.00001'],
    );
    expect(given?.shown).toEqual(new Set(['2608.00000']));
  });

  it('sends once what waits, under the marker of before', async () => {
    const claims = await claimAll();
    expect(claims.map(({ id }) => id).toSorted()).toEqual([
      'fake|w|parts|2026-08-20|daily|1',
      'fake|w|planned|2026-08-20|daily|0',
      'fake|w|retry|2026-08-20|daily|0',
    ]);
    const parts = claims.find(({ channel: { id } }) => id === 'parts');
    expect(parts).toMatchObject({ payload: 'parts 1', part: 1, first: { id: 'm2' }, resend: false });
    for (const claim of claims) await state.ledger.settle(claim, { kind: 'sent', ref: { id: 'm' } });
    expect(await claimAll()).toEqual([]);
    expect([await statesOf('parts'), await statesOf('retry')]).toEqual([['sent', 'sent'], ['sent']]);
  });

  it('looks once for what is in flight, under the marker of before', async () => {
    const rows = await state.ledger.sending('fake');
    expect(rows.map(({ id }) => id).toSorted()).toEqual([
      'fake|w|ended|2026-08-20|daily|0',
      'fake|w|sending|2026-08-20|daily|0',
    ]);
    const taken: (Claim | undefined)[] = [];
    for (const row of [...rows, ...rows]) taken.push(await state.ledger.takeOver(row, BY));
    expect(taken.map((claim) => claim?.resend)).toEqual([true, true, undefined, undefined]);
    expect(taken[0]).toMatchObject({ attempt: { wall: START + 10, boot: '' }, leased: { boot: 'boot 2' } });
    const before = new DatabaseSync(database.file, { readOnly: true });
    const markers = before.prepare("SELECT marker FROM delivery WHERE state = 'sending'").all();
    before.close();
    expect(markers.map(({ marker }) => marker).toSorted()).toEqual(
      rows.map(({ marker }) => marker).toSorted(),
    );
  });

  it('understands what the program of before claims, which may run for some seconds longer', async () => {
    await owe(state, channel('sent'), digest({ day: '2026-08-21' }));
    const before = new DatabaseSync(database.file);
    before.exec(`UPDATE delivery SET state = 'sending', owner = 'old', fence = fence + 1, attempts = attempts + 1,
      attempt_wall = 1, attempt_tick = 1, leased_wall = 1, leased_tick = 1 WHERE channel = 'sent' AND state = 'planned'`);
    before.close();
    const rows = await state.ledger.sending('fake');
    const [row] = rows.filter(({ day }) => day === '2026-08-21');
    expect(row).toMatchObject({ channel: channel('sent'), attempt: { boot: '' }, leased: { boot: '' } });
  });

  it('keeps people’s topics, papers and buttons, and what was seen', async () => {
    const topics = (await state.follows.all()).map(({ topic }) => topic.text);
    expect(topics).toEqual(['world models', 'agents']);
    expect(await state.follows.mutes({ kind: 'person', person: ANN }, START)).toHaveLength(1);
    const saved = (await state.saved.of(ANN)).map(({ paper }) => paper.id);
    expect(saved).toEqual(steps >= 6 ? ['2608.00008', '2608.00007'] : []);
    expect(await state.admins.of(channel('sent'))).toEqual(steps >= 7 ? ANN : undefined);
    const events = state.events({ owner: 'new', ms: 1 });
    expect(await events.claim('fake:event')).toEqual({ kind: 'answered' });
    expect(await state.buttons.commandOf('abc')).toBe('search agents page:2');
    expect(await state.remember('slack-installs').get('T1')).toBe('sealed');
    expect((await state.ledger.pauseOf(channel('refusing')))?.reason).toBe('no permission');
  });

  it('lets nobody’s old lease keep a role', async () => {
    expect(await state.leases.take(['plan:fake', 'send:fake'], 'new', 15_000)).toHaveLength(2);
  });

  it('forgets a button of before, whoever it was, with the first who is forgotten', async () => {
    await state.forget({ kind: 'person', person: { platform: 'fake', id: 'ben' } });
    expect(await state.buttons.commandOf('abc')).toBeUndefined();
  });

  it('holds nothing any more of who was forgotten', async () => {
    const before = gunzipSync(readFileSync(new URL(`fixtures/${commit}.sqlite.gz`, import.meta.url)));
    // Since the eighth step nothing of them is left to begin with.
    expect(before.includes('u-forgotten')).toBe(steps < 8);
    await state.close();
    expect(readFileSync(database.file).includes('u-forgotten')).toBe(false);
    state = await open();
    expect(await statesOf('sent')).toEqual(['sent']);
  });

  it('takes a further step, appended at the end', async () => {
    await state.close();
    const db = openDatabase({
      file: database.file,
      migrations: [...STEPS, 'ALTER TABLE subscription ADD COLUMN colour TEXT'],
    });
    expect(db.prepare('SELECT count(*) AS n FROM subscription WHERE colour IS NULL').get()?.n).toBe(
      SUBSCRIBED.length,
    );
    expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(STEPS.length + 1);
    db.close();
    await expect(open()).rejects.toThrow('was written by a newer Paperboy: update Paperboy to open it.');
    database.drop();
    database = fixture(commit);
    state = await open();
  });
});

it('the first steps make the tables that their release made', () => {
  const schemaOf = (db: DatabaseSync) =>
    db.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();
  const database = fixture('9374e42');
  const [released, made] = [new DatabaseSync(database.file), new DatabaseSync(':memory:')];
  for (const step of FIRST_STEPS) made.exec(step);
  expect(schemaOf(made)).toEqual(schemaOf(released));
  for (const db of [released, made]) db.close();
  database.drop();
});
