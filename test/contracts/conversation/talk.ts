import { it, type TestContext } from 'vitest';
import type { Reach } from '#core/parts/define-adapter.ts';
import type { TestAppApi } from '#test/adapters/app-api.ts';

/** What was said to somebody, and who sees it. */
export interface Answer {
  readonly to: 'asker' | 'everyone';
  readonly text: string;
}

export type Options = Readonly<Record<string, string | number>>;

/** A question whose answer is one message. */
export const QUESTION = ['today', { size: 3 }] as const;

/** Something that a person asked in a channel where others read along. */
export interface Asked {
  /** Resolves to the ms after which the platform knew that an answer comes. */
  acknowledged(): Promise<number>;
  /** What was answered so far. */
  answers(): readonly Answer[];
  /** Resolves once there are so many answers. */
  until(count: number): Promise<unknown>;
  /** Tells every process that listens of it once more; resolves once they have it. */
  again(): Promise<unknown>;
}

/** A process of the program that is connected to a platform. */
export interface Process extends AsyncDisposable {
  readonly appApi: TestAppApi;
  /** Takes nothing new, and waits for answers in the making. */
  stop(): Promise<void>;
}

/** A platform with a process of the program on it. */
export interface Talk extends Process {
  /** Another process on the same platform and the same state. */
  beside(reach?: Reach): Promise<Process>;
  ask(command: string, options?: Options): Promise<Asked>;
  /** Presses a button that carries this address, in a message that stands there; answers then come beside it. */
  press(address: string): Promise<Asked>;
}

export interface ConversationUnderTest {
  open(reach?: Reach): Promise<Talk>;
  /** What else the platform may keep waiting for, and how it is made to. */
  readonly hangs?: Readonly<Record<string, (talk: Talk) => void>>;
  /** Has the platform stumble over the next answer. */
  readonly stumble?: (talk: Talk) => void;
  /** Why something of the contract is not done there. */
  readonly cannot?: Partial<Record<'acknowledge' | 'redeliver' | 'stumble', string>>;
}

type Ability = keyof NonNullable<ConversationUnderTest['cannot']>;

/** A test of what not every chat does: where it does not, a skip that says why in its name. */
export function itWhere(
  { cannot = {} }: ConversationUnderTest,
  ability: Ability,
  sentence: string,
  test: (context: TestContext) => Promise<void>,
): void {
  const why = cannot[ability];
  if (why === undefined) it(sentence, test);
  else it.skip(`${sentence} (not here: ${why})`, test);
}

/** Holds every command of a process back until it is let go. */
export function hold({ appApi }: Process): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  appApi.hold = promise;
  return resolve;
}
