import type { Temporal } from 'temporal-polyfill';
import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import {
  type ChannelChanges,
  importedSettingsDocument,
  importQuestion,
} from '#core/format/subscription/transfer.ts';
import { readSettings } from '#core/subscriptions/transfer/read-settings.ts';
import { SURE_WORD, type WaitingImports } from '#core/subscriptions/transfer/transfers.ts';
import { ownerKey } from '#core/topics/topic.ts';
import { requirePermission } from '../../access/permissions.ts';
import type { TransferParts } from './export-settings.ts';
import type { PlannedImport } from './plan-channel.ts';
import { planImport } from './plan-import.ts';
import { type PlannedManagers, planManagers } from './plan-managers.ts';

export interface ImportParts extends TransferParts {
  readonly waitingImports: WaitingImports;
}

/** Sets what a file says, all of it or nothing; asks first where something would be overwritten, and does it at the word that the question names. */
export async function importSettings(
  parts: ImportParts,
  { text, ...ask }: Caller & { readonly text: string },
): Promise<Document> {
  await requirePermission(ask);
  const now = await stateNow(parts.stateClock);
  const typed = text.trim();
  const isSure = SURE_WORD.test(typed);
  const given = isSure ? await waitingText(parts, ask, typed) : text;
  const file = readSettings(given);
  const planned = await planImport(parts, file, { ask, now }).catch(notImported);
  const managers = await planManagers(parts, file, ask).catch(notImported);
  const changes: ChannelChanges[] = [
    ...planned.map(({ ask: { at }, changes }) => ({ at, changes })),
    ...(managers ? [{ isOfAll: true, changes: [managers.change] }] : []),
  ];
  if (!isSure && changes.some((each) => each.changes.some(({ over }) => over)))
    return importQuestion(changes, ask, await keepWaiting(parts, ask, { text, now }));
  await apply(parts, { planned, managers }, now);
  if (isSure) await parts.waitingImports.delete(keyOf(ask));
  return importedSettingsDocument(changes, ask);
}

async function apply(
  parts: ImportParts,
  { planned, managers }: { planned: readonly PlannedImport[]; managers: PlannedManagers | undefined },
  now: Temporal.Instant,
): Promise<void> {
  const settings = {
    digests: planned.flatMap(({ digests }) => digests),
    follows: planned.flatMap(({ follows }) => follows),
    mutes: planned.flatMap(({ mutes }) => mutes),
    ...(managers ? { managers: managers.named } : {}),
  };
  if ((await parts.transfers.apply(settings, now.epochMilliseconds)) === 'full') {
    throw new UserError('import-full', [
      'Nothing was imported: with all of it there would be more topics or mutes than there can be. Take some out first: type ',
      { command: 'topics' },
      ' for the list.',
    ]);
  }
  for (const { ask, digests } of planned) {
    if (digests.length === 0) continue;
    // Whoever orders wants a channel tried again that its platform had refused.
    await parts.ledger.resume(ask.channel);
    if (!isDirect(ask.channel)) await parts.admins.remember(ask.channel, ask.person);
  }
}

const NOTHING = 'Nothing was imported';

/** What a digest, a topic or a mention by itself is refused with says nothing of the file that it is in. */
function notImported(error: unknown): never {
  if (!(error instanceof UserError) || error.message.startsWith(NOTHING)) throw error;
  const { code, sentence, help } = error;
  const parts = typeof sentence === 'string' ? [sentence] : sentence;
  throw new UserError(code, [`${NOTHING}. `, ...parts], { cause: error, ...(help ? { help } : {}) });
}

/** Keeps a file until its import is wanted; the word by which it is. */
async function keepWaiting(
  { waitingImports }: ImportParts,
  ask: Caller,
  { text, now }: { readonly text: string; readonly now: Temporal.Instant },
): Promise<string> {
  const word = `sure-${(now.epochMilliseconds % 2 ** 32).toString(16).padStart(8, '0')}`;
  await waitingImports.set(keyOf(ask), { text, channel: ask.channel, word });
  return word;
}

async function waitingText({ waitingImports }: ImportParts, ask: Caller, word: string): Promise<string> {
  const waiting = await waitingImports.get(keyOf(ask));
  const { workspace, id } = ask.channel;
  const isThere = waiting?.channel.id === id && waiting.channel.workspace === workspace;
  if (waiting?.word === word && isThere) return waiting.text;
  throw new UserError('import-gone', [
    'That import waits no longer: give the file again, with ',
    { command: 'settings import' },
    '.',
  ]);
}

function keyOf({ person }: Caller): string {
  return ownerKey({ kind: 'person', person });
}
