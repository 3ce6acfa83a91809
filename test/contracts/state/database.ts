import { afterEach, beforeEach } from 'vitest';
import type { Channel } from '#core/channel.ts';
import type { Claim, Given, NewDigest, Outcome } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import type { StateStore } from '#store/state/state.ts';
import { channel, owe, START, scheduled } from '#test/fakes/state.ts';

/** A database that nothing was kept in yet. */
export interface StateDatabase {
  /** Opens the state in it; each time as another process would. */
  open(options: { now: () => Moment }): Promise<StateStore>;
  drop(): void | Promise<void>;
}

/** `shared`: several processes open it. */
export type CreateDatabase = (options: { shared: boolean }) => StateDatabase;

export const MINUTE = 60_000;
export const BY = { owner: 'a', leaseMs: 30_000 };

/** So many milliseconds after the start, by both clocks. */
export function at(ms: number, boot = 'boot 1'): Moment {
  return { wall: START + ms, tick: 7_000 + ms, boot };
}

/** A state for each test, whose time stands still where it is set. */
export interface FreshState {
  readonly state: StateStore;
  /** Another process's way into the same state, where it is shared. */
  again(): Promise<StateStore>;
  /** Sets the time. */
  set(moment: Moment): void;
  /** Plans a digest for a channel; how many are new. */
  owe(id: string | Channel, digest?: NewDigest, ms?: number): Promise<number>;
  /** The ids of the channels that something could be claimed for, in their order. */
  due(ms: number, platform?: string): Promise<string[]>;
  /** Claims what is due longest. */
  claim(ms?: number): Promise<Claim>;
  /** Claims it, and settles it. */
  finish(outcome: Outcome, ms?: number): Promise<boolean>;
  /** The states of a channel's deliveries, newest first. */
  states(id?: string): Promise<string[]>;
  /** What a channel was given of these papers, and whether the date is settled. */
  given(id: string, papers?: readonly string[], date?: string): Promise<Given>;
}

/** Opens a state before each test, and drops its database after it. */
export function freshState(create: CreateDatabase, { shared = false } = {}): FreshState {
  let database: StateDatabase;
  let opened: StateStore[] = [];
  let now = at(0);
  const open = async () => {
    const state = await database.open({ now: () => now });
    opened.push(state);
    return state;
  };
  beforeEach(async () => {
    now = at(0);
    database = create({ shared });
    await open();
  });
  afterEach(async () => {
    for (const state of opened) await state.close();
    opened = [];
    await database.drop();
  });
  const state = () => {
    const [first] = opened;
    if (!first) throw new Error('a state is open only in a test');
    return first;
  };
  const placeOf = (id: string | Channel) => (typeof id === 'string' ? channel(id) : id);
  const of: FreshState = {
    get state() {
      return state();
    },
    again: open,
    set: (moment) => {
      now = moment;
    },
    owe: async (id, digest, ms = 0) => {
      now = at(ms);
      return owe(state(), placeOf(id), digest);
    },
    due: async (ms, platform = 'fake') => {
      now = at(ms);
      const asked: string[] = [];
      const may = ({ id }: Channel) => {
        asked.push(id);
        return false;
      };
      await state().ledger.claimSome(platform, BY, { limit: 100, may });
      return asked;
    },
    claim: async (ms = 0) => {
      now = at(ms);
      const [claim] = await state().ledger.claimSome('fake', BY, { limit: 1, may: () => true });
      if (!claim) throw new Error('nothing to claim');
      return claim;
    },
    finish: async (outcome, ms = 0) => state().ledger.settle(await of.claim(ms), outcome),
    states: async (id = 'c') => (await state().ledger.receipts(channel(id), 10)).map((row) => row.state),
    given: async (id, papers = ['2608.00000', '2608.00001', '2608.00002'], date = '2026-08-20') => {
      const [given] = await state().ledger.given(
        [{ of: await scheduled(state(), channel(id)), date }],
        papers,
      );
      if (!given) throw new Error('each that was asked about is answered');
      return given;
    },
  };
  return of;
}
