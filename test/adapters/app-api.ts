import type { AppApi } from '#core/app-api.ts';
import type { ButtonOwner } from '#core/commands/buttons.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Forgotten } from '#core/delivery/ledger.ts';
import type { Document } from '#core/document.ts';
import type { AnswerOutcome } from '#core/parts/meter.ts';
import { PATIENCE, type Patience } from '#core/parts/patience.ts';
import { appApiOf } from '#src/app-api.ts';
import type { StateStore } from '#store/state/state.ts';
import { type TestEngine, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

type Named<Value> = Partial<Record<string, Value>>;

/** The program as an adapter sees it: the real commands over a whole engine in memory, which tells a test what was asked of it. */
export interface TestAppApi extends AppApi {
  /** Every command that ran, with its options and where and by whom it was asked. */
  readonly ran: { name: string; options: Record<string, unknown>; caller: Caller }[];
  readonly forgotten: Forgotten[];
  /** How answers got to whoever asked. */
  readonly outcomes: AnswerOutcome[];
  readonly logged: { level: string; message: string; facts: unknown }[];
  /** The commands that were put behind buttons, and all whose they are. */
  readonly kept: Map<string, { readonly command: string; readonly owners: ButtonOwner[] }>;
  /** What stands for a command's own answer, by its name: documents that no archive has, and faults of ours. */
  readonly answers: Named<(options: Record<string, unknown>) => Document>;
  /** Its newest list has 60 papers, `LLM Result 1` to `60`, all of which `llm` and `agents` find; its source knows a paper by every id. */
  readonly engine: TestEngine;
  readonly state: StateStore;
  /** Holds every command back until it is over. */
  hold: Promise<void>;
  /** Holds back the store that knows what was answered. */
  slow: Promise<void>;
}

const DAY = '2026-08-20';
const uncounted = {
  replied: () => undefined,
  ran: () => undefined,
  dropped: () => undefined,
  answered: () => undefined,
};
const LISTED = papers(60, (at) => ({
  title: `LLM Result ${at + 1}`,
  abstract: 'Large language models and agents, quantized. It says so well.',
}));

let processes = 0;

/** `before` is another process, whose state goes on, whether it has ended or not. */
export async function testAppApi({
  before,
  patience = PATIENCE,
}: {
  before?: { readonly engine: Pick<TestEngine, 'clock' | 'state'> };
  patience?: Pick<Patience, 'claim'>;
} = {}): Promise<TestAppApi> {
  const listed = new Map(LISTED.map((each) => [each.id, each]));
  const known = (id: string) => listed.get(id) ?? paper({ id, title: `The Paper ${id}` });
  const also = { paper: async (id: string) => known(id) };
  const engine = await testEngine({ [DAY]: LISTED }, { also, ...(before ? { over: before.engine } : {}) });
  const logged: TestAppApi['logged'] = [];
  const log = (level: string) => (message: string, facts?: unknown) =>
    void logged.push({ level, message, facts });
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const outside = {
    clock: engine.clock,
    logger,
    reference: () => '1a2b',
    owner: `${process.pid}-${++processes}`,
    patience,
    ...uncounted,
  };
  const real = appApiOf(engine.engine, engine, outside);
  const appApi: TestAppApi = {
    ...real,
    ran: [],
    forgotten: [],
    logged,
    outcomes: [],
    kept: new Map(),
    answers: {},
    engine,
    state: engine.state,
    hold: Promise.resolve(),
    slow: Promise.resolve(),
    async dispatch(name, options, caller) {
      appApi.ran.push({ name, options, caller });
      await appApi.hold;
      try {
        const document = appApi.answers[name]?.(options);
        return document ? { status: 'answered', document } : await real.dispatch(name, options, caller);
      } catch (error) {
        return real.explain(error);
      }
    },
    events: {
      ...real.events,
      async claim(id) {
        const claim = await real.events.claim(id);
        await appApi.slow;
        return claim;
      },
    },
    buttons: {
      ...real.buttons,
      async keep(commands, owner) {
        for (const [key, command] of Object.entries(commands)) {
          appApi.kept.set(key, { command, owners: [...(appApi.kept.get(key)?.owners ?? []), owner] });
        }
        await real.buttons.keep(commands, owner);
      },
    },
    answered(platform, outcome) {
      appApi.outcomes.push(outcome);
      real.answered(platform, outcome);
    },
    async forget(whose) {
      appApi.forgotten.push(whose);
      await real.forget(whose);
    },
  };
  return appApi;
}
