import { createHash } from 'node:crypto';
import { isShareable, type Sharing } from '#core/commands/audience.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import type { Document } from '#core/document.ts';

/** Whether an answer may be shown to everybody: papers, by a command whose answer is the same for all. */
export function mayBeShared(commands: readonly Sharing[], intent: Intent, reply: Reply): boolean {
  const papers = reply.document.blocks.some(({ kind }) => kind === 'paper');
  return reply.status === 'answered' && papers && isShareable(commands, intent);
}

/** An answer without its small print, which is for its asker: how many papers their own mutes left out. */
export function forEverybody(document: Document): Document {
  return { ...document, blocks: document.blocks.filter(({ kind }) => kind !== 'note') };
}

const KEPT = /^([a-z][a-z0-9-]*)=([\w-]+)$/;

/** An answer as it is kept to be shared: what a button carries, the key, and its messages as text. */
export function keptAnswer(
  { command }: Intent,
  messages: readonly object[],
): { readonly value: string; readonly key: string; readonly text: string } {
  const text = JSON.stringify(messages);
  const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { value: `${command}=${key}`, key, text };
}

/** The key of a kept answer, and the command that gave it; undefined where a button carries something else. */
export function answerAt(value: string): { readonly command: string; readonly key: string } | undefined {
  const [, command, key] = KEPT.exec(value) ?? [];
  return command !== undefined && key !== undefined ? { command, key } : undefined;
}
