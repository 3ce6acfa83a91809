import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SharedLists } from '#core/archive/shared-lists.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import type { StateStore } from '#store/state/state.ts';
import { papers } from '#test/fakes/papers.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

const DAY = '2026-08-20';
const LIMITS = { freshMs: 1_000, patienceMs: 500 };

describe.skipIf(!SERVER)('lists in PostgreSQL that machines share', () => {
  const name = freshName();
  let wall = 0;
  let open: readonly StateStore[] = [];
  const machine = (index: number): SharedLists => {
    const lists = open[index]?.lists;
    if (!lists) throw new Error('a state in PostgreSQL shares lists');
    return lists;
  };
  const find = (index: number) => machine(index).find('hub', DAY, LIMITS);
  beforeEach(async () => {
    wall = 1_000_000;
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
    const now = () => ({ wall, tick: wall, boot: 'b' });
    open = await Promise.all([1, 2].map(() => openPostgresState(urlOf(name), { now })));
  });
  afterEach(async () => {
    await Promise.all(open.map((state) => state.close()));
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('are asked for by one, and had by the other as they were read', async () => {
    expect((await Promise.all([find(0), find(1)])).toSorted()).toEqual(['ask', 'wait']);
    await machine(0).keep('hub', DAY, papers(3));
    expect(await find(1)).toEqual({ papers: papers(3), at: wall });
    expect(await machine(1).find('other', DAY, LIMITS)).toBe('ask');
    wall += 1_000;
    expect(await find(1), 'once they are not fresh').toBe('ask');
  });

  it('are asked for by the other where one gave up, or has not come back', async () => {
    expect(await find(0)).toBe('ask');
    await machine(0).giveUp('hub', DAY);
    expect(await find(1)).toBe('ask');
    wall += 499;
    expect(await find(0)).toBe('wait');
    wall += 1;
    expect(await find(0)).toBe('ask');
  });
});
