import type { APIAttachment, APIInteraction } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { withOptions } from '#core/commands/intent.ts';
import { UserError } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { ATTACHED } from '../ids.ts';
import type { Decoded, Task } from '../reply/task.ts';

/** In bytes; what a command takes of it is less. */
const LARGEST = 1_000_000;
/** Where Discord keeps what people attach. */
const STORE = 'https://cdn.discordapp.com';

/** The file that somebody has attached to a slash command; undefined where that is none. */
export function attachedIn(
  { data }: APIInteraction,
  fields: Readonly<Record<string, unknown>>,
): APIAttachment | undefined {
  const { resolved } = (data ?? {}) as { resolved?: { attachments?: Record<string, APIAttachment> } };
  return resolved?.attachments?.[String(fields[ATTACHED])];
}

interface Reading {
  readonly appApi: Pick<AppApi, 'commands'>;
  readonly reach: Reach;
  /** Another address than Discord's own, of which attachments are too. */
  readonly apiUrl?: string | undefined;
}

/** The same with the text of the file that came with it, where its command is given a text; at once where none came. Rejects with a UserError where that cannot be read. */
export function withAttachment(parts: Reading, decoded: Decoded): Decoded | Promise<Decoded> {
  const { task } = decoded;
  if (task.kind !== 'run' || !task.attached) return decoded;
  return withText(parts, task, task.attached).then((whole) => ({ ...decoded, task: whole }));
}

async function withText(
  { appApi, reach, apiUrl }: Reading,
  { attached: _, ...task }: Extract<Task, { kind: 'run' }>,
  { url, size }: APIAttachment,
): Promise<Task> {
  const reads = appApi.commands.find(({ name }) => name === task.intent.command)?.reads;
  if (reads === undefined) return task;
  if (size > LARGEST)
    throw new UserError('file-too-large', 'The file has more than 1 MB: give a smaller one.');
  const stores = [STORE, ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])];
  if (!stores.includes(new URL(url).origin)) throw unreadable();
  const text = await withTimeout(
    reach.sleep,
    { ms: reach.patience.request, late: undefined },
    async (signal) => await textAt(reach, url, signal),
  ).catch((error: unknown) => {
    throw error instanceof UserError ? error : unreadable(error);
  });
  if (text === undefined) throw unreadable();
  return { ...task, intent: withOptions(task.intent, { [reads]: text, [ATTACHED]: undefined }) };
}

async function textAt({ fetch }: Reach, url: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, { signal, redirect: 'error' });
  if (!answer.ok || !answer.body) throw unreadable();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST)
      throw new UserError('file-too-large', 'The file has more than 1 MB: give a smaller one.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unreadable(cause?: unknown): UserError {
  return new UserError('file-unreadable', 'Discord did not give the attached file: attach it once more.', {
    cause,
  });
}
