import { Temporal } from 'temporal-polyfill';
import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Forgotten } from '#core/delivery/ledger.ts';
import { UserError } from '#core/errors.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { testAdmins } from '#test/fakes/admins.ts';
import { type KeptCommand, testButtons } from '#test/fakes/buttons.ts';
import { commands, said } from './commands.ts';

export { papers } from './commands.ts';

/** What the commands keep. */
export interface RecordingEngine {
  /** Levels by topic, whoever follows. */
  readonly followed: Map<string, string>;
  /** By `channelKey`. */
  readonly subscriptions: Map<string, Subscription>;
  readonly saved: Set<string>;
  readonly muted: Set<string>;
}

export function channelKey({ workspace, id }: Channel): string {
  return `${workspace} ${id}`;
}

export interface FakeAppApi extends AppApi {
  readonly handler: RecordingEngine;
  /** What was run, in order. */
  readonly asked: { name: string; options: Record<string, unknown>; caller: Caller }[];
  readonly forgotten: Forgotten[];
  readonly logs: string[];
  /** The commands behind buttons. */
  readonly kept: Remembered['kept'];
  /** What runs wait for before they answer. */
  gate: Promise<void>;
}

/** What a program remembers over a restart. */
export interface Remembered {
  readonly seen: Set<string>;
  readonly kept: Map<string, KeptCommand>;
}

/** A program with a few commands and no engine. */
export function fakeAppApi({ seen, kept }: Remembered = { seen: new Set(), kept: new Map() }): FakeAppApi {
  const log = (message: string, facts?: object) =>
    void appApi.logs.push(`${message} ${JSON.stringify(facts)}`);
  const explain: AppApi['explain'] = (error) => {
    if (error instanceof UserError)
      return {
        status: 'usage',
        code: error.code,
        document: said(error.message, { kind: 'text', text: error.sentence }),
      };
    const sorry = 'Something went wrong, and it is not your fault (ref 1a2b).';
    return { status: 'failed', code: 'internal', document: said(sorry) };
  };
  const handler: RecordingEngine = {
    followed: new Map(),
    subscriptions: new Map(),
    saved: new Set(),
    muted: new Set(['games']),
  };
  const appApi: FakeAppApi = {
    handler,
    asked: [],
    forgotten: [],
    logs: [],
    gate: Promise.resolve(),
    commands,
    explain,
    dispatch: async (name, options, caller) => {
      appApi.asked.push({ name, options, caller });
      await appApi.gate;
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error('no such command');
        return { status: 'answered', document: await command.run(handler, { ...caller, options }) };
      } catch (error) {
        return explain(error);
      }
    },
    suggest: async () => [...handler.followed.keys()].map((topic) => ({ value: topic, label: topic })),
    once: async (id) => {
      const first = !seen.has(id);
      seen.add(id);
      return first;
    },
    kept,
    buttons: testButtons(kept),
    adapterState: { get: async () => undefined, set: async () => undefined },
    admins: testAdmins(),
    news: async () => undefined,
    subscription: async (channel) => handler.subscriptions.get(channelKey(channel)),
    workspaces: async () => [],
    channels: async () => [...handler.subscriptions.values()].map(({ channel }) => channel),
    forget: async (whose) => void appApi.forgotten.push(whose),
    clock: { now: () => Temporal.Instant.from('2026-08-20T09:00:00Z'), ticks: () => 0 },
    logger: { debug: () => {}, info: log, warn: log, error: log },
  };
  return appApi;
}
