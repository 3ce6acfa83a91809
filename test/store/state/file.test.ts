import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directMessages, type Person } from '#core/channel.ts';
import { topicOf } from '#core/topics/topic.ts';
import type { StateStore } from '#store/state/state.ts';
import { at } from '#test/contracts/state/database.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { channel, owe } from '#test/fakes/state.ts';
import { stateFile } from './database.ts';

let database: ReturnType<typeof stateFile>;
let state: StateStore;
beforeEach(async () => {
  database = stateFile();
  state = await database.open({ now: () => at(0) });
});
afterEach(async () => {
  await state.close();
  database.drop();
});

describe('while another process holds the file', () => {
  let other: DatabaseSync;
  beforeEach(() => {
    other = new DatabaseSync(database.file);
    other.exec('BEGIN EXCLUSIVE');
  });
  afterEach(() => {
    if (other.isTransaction) other.exec('ROLLBACK');
    other.close();
  });

  it('the state waits, and nothing else does', async () => {
    const waiting = owe(state, channel('c'));
    await new Promise((resolve) => setImmediate(resolve));
    other.exec('ROLLBACK');
    expect(await waiting).toBe(1);
  });

  it('it rejects rather than answer where that takes too long, and is well again after', async () => {
    await expect(owe(state, channel('c'))).rejects.toThrow('in use by another program');
    other.exec('ROLLBACK');
    expect(await owe(state, channel('c'))).toBe(1);
    expect(state.trouble()).toBeUndefined();
  });

  it('they all wait beside each other, and a question behind them has its answer once they have given up', async () => {
    const many = Promise.allSettled(Array.from({ length: 20 }, (_, at) => owe(state, channel(`c${at}`))));
    const question = state.figures().then(() => 'answered');
    expect(await Promise.race([question, after(10_000, 'late', { ref: false })])).toBe('answered');
    expect((await many).filter(({ status }) => status === 'fulfilled')).toEqual([]);
  });
});

it('a row that cannot be understood rejects', async () => {
  await owe(state, channel('c'));
  const other = new DatabaseSync(database.file);
  other.exec("UPDATE delivery SET kind = 'hourly'");
  other.close();
  await expect(state.ledger.receipts(channel('c'), 1)).rejects.toThrow('kind');
});

describe('after forgetting, the file and its log hold nothing of', () => {
  /** Something of each kind by each of many, so that rows move from page to page. */
  const fill = async (people: readonly Person[]) => {
    for (const person of people) {
      const owner = { kind: 'person', person } as const;
      for (const topic of ['agents', 'robots']) {
        await state.follows.put({ owner, topic: topicOf(topic), level: 'normal' });
      }
      await state.follows.mute({ owner, kind: 'paper', paper: '2608.00001' }, 0);
      await state.saved.put(person, { paper: paperOf(), at: 5 });
      await state.admins.remember(channel(`set up by ${people.indexOf(person)}`), person);
      await state.buttons.keep(
        { [`k ${people.indexOf(person)}`]: 'search agents' },
        { channel: channel('c'), person },
      );
      await owe(state, directMessages(person));
    }
  };
  const holds = (text: string) =>
    ['', '-wal'].some(
      (end) => existsSync(database.file + end) && readFileSync(database.file + end).includes(text),
    );

  it('a person', async () => {
    const people = Array.from({ length: 60 }, (_, index) => ({ platform: 'fake', id: `u-${index}-secret` }));
    await fill(people);
    for (const person of people.filter((_, index) => index % 3 === 0)) {
      expect(holds(person.id)).toBe(true);
      await state.forget({ kind: 'person', person });
      expect(holds(person.id)).toBe(false);
    }
    expect(holds('u-1-secret')).toBe(true);
  });

  it('a workspace and its people', async () => {
    await fill(['T1/U1', 'T1/U2', 'T2/U1'].map((id) => ({ platform: 'fake', id })));
    await owe(state, channel('C1', 'T1'));
    await state.forget({ kind: 'workspace', platform: 'fake', workspace: 'T1' });
    expect([holds('T1'), holds('T2')]).toEqual([false, true]);
  });
});
