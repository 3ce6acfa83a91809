import { createHash } from 'node:crypto';
import type { AppApi } from '#core/app-api.ts';
import { decodeIntent, encodeIntent, type Intent } from '#core/commands/intent.ts';
import { tooOld } from '#core/commands/known-intents.ts';
import { readLine } from '#core/commands/options/read-line.ts';

/** What a button or a choice carries to be understood when it comes back: an intent, or the key of one that is too long. */
export interface Address {
  readonly text: string;
  /** What is to be kept under which key, where it is too long. */
  readonly kept?: readonly [key: string, intent: string];
}

const KEPT = /^([a-z][a-z0-9-]*)#([\w-]+)$/;
const KEY_LENGTH = 22;

/** The address of an intent in at most `room` characters. */
export function addressOf(intent: Intent, room: number): Address {
  const text = encodeIntent(intent);
  if (text.length <= room) return { text };
  const key = createHash('sha256').update(text).digest('base64url').slice(0, KEY_LENGTH);
  return { text: `${intent.command}#${key}`, kept: [keyOf(key), text] };
}

function keyOf(key: string): string {
  return `intent ${key}`;
}

/** What has to be kept for some addresses. */
export function keptFor(addresses: readonly Address[]): Readonly<Record<string, string>> {
  return Object.fromEntries(addresses.flatMap(({ kept }) => (kept ? [kept] : [])));
}

/** Where older versions kept what stood behind "#…". */
export type FormerKey = (address: string) => string;

/**
 * The intent at an address, also at one that an older version made: a line, or "#" and a key. Rejects with a UserError where it
 * is no longer kept, or where its line cannot be read any more.
 */
export async function intentAt(
  { commands, buttons }: Pick<AppApi, 'commands' | 'buttons'>,
  address: string,
  formerKey: FormerKey,
): Promise<Intent> {
  const inline = decodeIntent(address);
  if (inline) return inline;
  const [, command, key] = KEPT.exec(address) ?? [];
  if (command !== undefined && key !== undefined) {
    const intent = decodeIntent((await buttons.commandOf(keyOf(key))) ?? '');
    if (intent) return intent;
    throw tooOld(command);
  }
  const line = address.startsWith('#') ? await buttons.commandOf(formerKey(address)) : address;
  if (!line) throw tooOld();
  return readLine(commands, line);
}
