import { adapters } from '#adapters/index.ts';
import { SetupError } from '#core/errors.ts';
import { bad, type CheckResult } from '#core/parts/check-result.ts';
import type {
  AdapterDefinition,
  AdapterParts,
  CheckParts,
  KeptTexts,
  OpenAdapter,
} from '#core/parts/define-adapter.ts';
import type { ReadableState } from '#store/state/sqlite/read-only.ts';
import type { App } from './app.ts';
import type { AdapterChoice, Config } from './config.ts';

/** An adapter by its name. */
export interface OpenChat extends OpenAdapter {
  readonly name: string;
}

/** Puts the chats together that are on; a SetupError where one lacks what it needs. */
export async function openChats(
  { chats }: Config,
  app: App,
  offered = adapters,
): Promise<readonly OpenChat[]> {
  return await Promise.all(
    chats.map(async (chat) => {
      const definition = definitionOf(chat, offered);
      if (!isSetUp(definition, chat)) throw new SetupError('setting-missing', whatIsMissing(definition));
      return { name: chat.name, ...(await definition.open(chat.settings, partsFor(definition, app))) };
    }),
  );
}

/** What a check is made with; no state where there is none, or none that can be read. */
export interface CheckSetup extends Pick<CheckParts, 'commands' | 'clock' | 'reach'> {
  readonly state: ReadableState | undefined;
}

/** What looks at each chat that is on, without connecting to it. */
export function openChecks(
  { chats }: Config,
  setup: CheckSetup,
  offered = adapters,
): readonly (() => Promise<readonly CheckResult[]>)[] {
  return chats.map((chat) => async () => {
    const definition = definitionOf(chat, offered);
    if (!isSetUp(definition, chat)) return [bad(whatIsMissing(definition))];
    return await definition.check(chat.settings, await checkPartsFor(chat, setup));
  });
}

/** What sends a mail to see whether mails arrive; undefined where none is set up. */
export function openTestMail(
  { chats }: Pick<Config, 'chats'>,
  offered = adapters,
): ((to: string, parts: Pick<CheckParts, 'clock' | 'reach'>) => Promise<CheckResult>) | undefined {
  for (const chat of chats) {
    const definition = definitionOf(chat, offered);
    if (!definition.sendTest || !isSetUp(definition, chat)) continue;
    return async (to, parts) =>
      (await definition.sendTest?.(chat.settings, to, parts)) ?? bad('No mail was sent.');
  }
  return undefined;
}

function definitionOf({ name }: AdapterChoice, offered: readonly AdapterDefinition[]): AdapterDefinition {
  const definition = offered.find((each) => each.name === name);
  if (!definition) throw new SetupError('setting-invalid', `There is no adapter ${name}.`);
  return definition;
}

function isSetUp(definition: AdapterDefinition, { settings }: AdapterChoice): boolean {
  return definition.isWanted(settings) || definition.isWantedAlone?.(settings) === true;
}

function whatIsMissing({ name, needs }: AdapterDefinition): string {
  return `ADAPTERS names ${name}, which is not set up: set ${needs}, or leave ${name} out.`;
}

function partsFor(
  { name, waitsForNoSource }: AdapterDefinition,
  { chatApi, pagesApi, state, reach }: App,
): AdapterParts {
  const appApi = waitsForNoSource ? pagesApi : chatApi;
  return { appApi, kept: keptTexts(state, installsOf(name)), reach };
}

async function checkPartsFor({ name }: AdapterChoice, { state, ...setup }: CheckSetup): Promise<CheckParts> {
  const nothing = { get: async () => undefined, workspaces: async () => [] };
  const kept = state ? keptTexts(state, installsOf(name)) : nothing;
  return { ...setup, channels: (await state?.channels(name)) ?? [], kept };
}

const installsOf = (name: string) => `${name}-installs`;

/** What an adapter keeps by workspace; the state forgets it under this name. */
function keptTexts(state: Pick<App['state'], 'remember'>, name: string): KeptTexts {
  const kept = state.remember(name);
  return {
    get: async (workspace) => (await kept.get(workspace)) as string | undefined,
    set: async (workspace, text) => {
      await kept.set(workspace, text);
    },
    workspaces: async () => {
      const all: string[] = [];
      for await (const [workspace] of kept.iterator?.() ?? []) all.push(String(workspace));
      return all;
    },
    delete: async (workspace) => {
      await kept.delete(workspace);
    },
  };
}
