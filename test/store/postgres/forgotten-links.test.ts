import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { channel, owe } from '#test/fakes/state.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

/** What the release before links were known deletes of a channel. */
const OLDER_FORGETS = ['delivery', 'channel_pause', 'notice', 'subscription', 'link', 'place'].map(
  (table) => `DELETE FROM ${table} WHERE platform = 'fake' AND workspace = 'w' AND channel = $1`,
);

describe.skipIf(!SERVER)('links in a channel that an older release forgets while both are running', () => {
  it('go with the daily work, and nobody else’s', async () => {
    const name = freshName();
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
    const state = await openPostgresState(urlOf(name));
    const older = new pg.Client(urlOf(name));
    await older.connect();
    const noted = { papers: ['2608.00001'], message: { id: 'm' } };
    const places = [channel('digests'), channel('links'), channel('other')];
    const known = async () =>
      (await Promise.all(places.map((place) => state.discussions.of(place, noted.papers)))).map(
        ({ size }) => size,
      );
    try {
      await owe(state, places[0] ?? channel(''));
      for (const place of places) await state.discussions.note(place, noted);
      for (const { id } of places.slice(0, 2)) for (const sql of OLDER_FORGETS) await older.query(sql, [id]);
      expect(await known(), 'the older one knows nothing of them').toEqual([1, 1, 1]);
      await state.maintain();
      expect(await known()).toEqual([0, 0, 1]);
    } finally {
      await older.end();
      await state.close();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
});
