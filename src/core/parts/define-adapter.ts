import type { z } from 'zod';
import type { AppApi } from '../app-api.ts';
import type { Channel } from '../channel.ts';
import type { ChatAdapter } from '../delivery/chat-adapter.ts';
import type { SetupError } from '../errors.ts';
import type { MailSender } from '../subscriptions/mail/mail-api.ts';
import type { Sleep } from '../time/with-timeout.ts';
import type { CheckResult } from './check-result.ts';
import type { Patience } from './patience.ts';
import type { Routes } from './routes.ts';

/** Texts that an adapter keeps by workspace, such as what it was given there; the state forgets them with the workspace. */
export interface KeptTexts {
  get(workspace: string): Promise<string | undefined>;
  set(workspace: string, text: string): Promise<void>;
  /** Every workspace that a text is kept of. */
  workspaces(): Promise<readonly string[]>;
  delete(workspace: string): Promise<void>;
}

/** What an adapter is given of the machine: how it asks, how it waits, and how long. */
export interface Reach {
  readonly fetch: typeof fetch;
  readonly sleep: Sleep;
  readonly patience: Patience;
}

/** What an adapter is given of the program. */
export interface AdapterParts {
  readonly appApi: AppApi;
  readonly kept: KeptTexts;
  readonly reach: Reach;
}

/** What a check is given: nothing by which anything could be changed. */
export interface CheckParts extends Pick<AppApi, 'commands' | 'clock'> {
  /** The channels of this platform that have ordered something. */
  readonly channels: readonly Channel[];
  readonly kept: Pick<KeptTexts, 'get' | 'workspaces'>;
  readonly reach: Reach;
}

/** An adapter that is put together, and not connected yet. */
export interface OpenAdapter {
  /** Where digests can be posted to it; what only shows pages delivers nothing. */
  readonly delivery?: ChatAdapter;
  /** Where it delivers mails: how the ones that are no digest go out. */
  readonly letters?: MailSender;
  /** What it answers on the public server, which is open while the program runs, also before `start` and after `stop`. */
  readonly routes?: Routes;
  /**
   * Connects; resolves to a line for the operator. Rejects with a SetupError, and may be called again then, as it may once
   * `lost` was called: the connection has ended, and does not come back by itself.
   */
  start(lost?: (why: SetupError) => void): Promise<string>;
  /** Takes nothing new, and waits some seconds for answers in the making; also while it starts. */
  stop(): Promise<void>;
  /** Why nothing can be sent or answered until a person does something. */
  trouble(): string | undefined;
}

/** What an adapter is called, what it reads of the environment, and how it is made of that. */
export interface AdapterDefinition<Settings extends z.ZodObject = z.ZodObject> {
  /** The name of its folder, its name in ADAPTERS, and the `platform` of its channels. */
  readonly name: string;
  /** Its variables; a wrong value is told "NAME" and the message of its schema: "must be …". */
  readonly settings: Settings;
  /** The variables without which it cannot be, as a sentence names them: "set …". */
  readonly needs: string;
  /** Whether what is set asks for it, where ADAPTERS names none. */
  isWanted(settings: z.output<Settings>): boolean;
  /** Whether what is set asks for it where no other adapter is wanted. */
  isWantedAlone?(settings: z.output<Settings>): boolean;
  /** Whether it sends mails: mailboxes are asked for only where something that does is set up. */
  readonly sendsMail?: true;
  /** Where people reach its pages, without a slash at its end; what has none leaves it out. */
  pagesAt?(settings: z.output<Settings>): string;
  /** Whether it is asked of what is stored alone, and waits for no source, by people that it bounds itself. */
  readonly waitsForNoSource?: true;
  /** Puts it together, without connecting it. Rejects with a SetupError. */
  open(settings: z.output<Settings>, parts: AdapterParts): Promise<OpenAdapter>;
  /** Sends one mail to an address that an operator names, where it sends mails, and says what became of it. */
  sendTest?(
    settings: z.output<Settings>,
    to: string,
    parts: Pick<CheckParts, 'clock' | 'reach'>,
  ): Promise<CheckResult>;
  /** Looks at everything that it needs, without connecting it; changes nothing. */
  check(settings: z.output<Settings>, parts: CheckParts): Promise<readonly CheckResult[]>;
}

/**
 * Defines an adapter, which becomes one by a line in `adapters/index.ts`. Its SDK is loaded by `open` and `check`, so that
 * whoever has not set it up does not wait for it.
 */
export function defineAdapter<Settings extends z.ZodObject>(
  definition: AdapterDefinition<Settings>,
): AdapterDefinition<Settings> {
  return definition;
}
