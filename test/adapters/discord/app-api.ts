import { Temporal } from 'temporal-polyfill';
import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Forgotten } from '#core/delivery/ledger.ts';
import { messageOf, UserError } from '#core/errors.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { testAdmins } from '#test/fakes/admins.ts';
import { type KeptCommand, testButtons } from '#test/fakes/buttons.ts';
import { commandsOver, said, type TestState } from './commands.ts';

/** Where a command stops until it is let go. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export interface TestAppApi extends AppApi, TestState {
  news: AppApi['news'];
  /** Every command that ran, with its options and where and by whom it was asked. */
  readonly ran: { name: string; options: Record<string, unknown>; caller: Caller }[];
  readonly forgotten: Forgotten[];
  readonly logged: { level: string; message: string; facts: unknown }[];
  /** The commands behind buttons. */
  readonly kept: Map<string, KeptCommand>;
  /** What the adapter keeps for good. */
  readonly lasting: Map<string, unknown>;
  readonly seen: Set<string>;
  /** What every channel has ordered, where something is. */
  readonly ordered: Partial<Subscription> | undefined;
  /** The servers that anything is kept of. */
  readonly keptOf: string[];
  /** Holds every command back, once it is set. */
  hold: Gate | undefined;
  /** Holds back the store that knows what has been seen, once it is set. */
  slow: Gate | undefined;
}

const TOPICS = ['LLM quantization', 'world models', 'x'.repeat(101)].map((value) => ({
  value,
  label: value,
}));
const PAPERS = [
  { value: '2608.00001', label: `A title\nof ${'many words '.repeat(20)}` },
  { value: '2608.00002', label: '' },
];

/** The program as the adapter sees it: a few commands over state that a test can look at. */
export function testAppApi(shares: Partial<TestAppApi> = {}): TestAppApi {
  const ran: TestAppApi['ran'] = [];
  const kept = shares.kept ?? new Map<string, KeptCommand>();
  const lasting = shares.lasting ?? new Map<string, unknown>();
  const seen = shares.seen ?? new Set<string>();
  const logged: TestAppApi['logged'] = [];
  const forgotten: Forgotten[] = [];
  const state = {
    topics: shares.topics ?? new Map(),
    archiveAccess: shares.archiveAccess ?? new Map(),
    settings: new Map(),
  };
  const commands = commandsOver(state);
  const log = (level: string) => (message: string, facts?: unknown) =>
    void logged.push({ level, message, facts });
  const explain = (error: unknown): Reply =>
    error instanceof UserError
      ? { status: 'usage', code: error.code, document: said(error.message) }
      : {
          status: 'failed',
          code: 'internal',
          document: said(`Sorry, something went wrong: ${messageOf(error)}`),
        };
  const appApi: TestAppApi = {
    ran,
    kept,
    lasting,
    seen,
    logged,
    forgotten,
    ...state,
    ordered: shares.ordered,
    keptOf: shares.keptOf ?? [],
    hold: undefined,
    slow: undefined,
    commands,
    explain,
    async dispatch(name, options, caller) {
      ran.push({ name, options, caller });
      await appApi.hold?.opened;
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error(`no ${name}`);
        return {
          status: 'answered',
          document: await command.run(undefined as never, { ...caller, options }),
        };
      } catch (error) {
        return explain(error);
      }
    },
    suggest: async (_command, option, typed) =>
      (option === 'paper' ? PAPERS : TOPICS).filter(({ label }) =>
        label.toLowerCase().startsWith(typed.toLowerCase()),
      ),
    // As the program's own: of two that ask at the same moment, one is the first.
    once: async (id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      await appApi.slow?.opened;
      return true;
    },
    buttons: testButtons(kept),
    adapterState: {
      get: async (key) => lasting.get(key),
      set: async (key, value) => void lasting.set(key, value),
    },
    admins: testAdmins(),
    news: async () => undefined,
    subscription: async (channel) =>
      appApi.ordered && { ...SUBSCRIPTION_DEFAULTS, id: 'a', channel, since: 0, ...appApi.ordered },
    channels: async () => [],
    workspaces: async () => appApi.keptOf,
    forget: async (whose) => void forgotten.push(whose),
    clock: { now: () => Temporal.Instant.from('2026-08-20T12:00:00Z'), ticks: () => 0 },
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
  };
  return appApi;
}
