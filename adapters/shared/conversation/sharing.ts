import { createHash } from 'node:crypto';
import { isShareable, type Sharing } from '#core/commands/audience.ts';
import type { EventClaims } from '#core/commands/claims.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';

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

/** Whether a press is the one that shares an answer: the first, whatever process is told of it, and the same one where it is answered anew. */
export async function isFirstShare(
  events: Pick<EventClaims, 'claim' | 'settle'>,
  { answer, press }: { readonly answer: string; readonly press: string },
): Promise<boolean> {
  const own = `${answer} by ${press}`;
  const claimed = await events.claim(answer);
  if (claimed.kind !== 'first') return (await events.claim(own)).kind === 'answered';
  await events.claim(own);
  await events.settle(own);
  await events.settle(answer);
  return true;
}

/** What a shared message offers to whoever shared it. */
export const TAKE_BACK = 'Take back';

/** Why an answer is not shared a second time. It is true also where its first share did not arrive. */
export const SHARED_BEFORE = new UserError(
  'share-refused',
  `You have shared this already: “${TAKE_BACK}” stands below it. To show it again, ask again and share the new answer.`,
);

/** Why somebody cannot take back what was shared. */
export const NOT_THEIRS = new UserError(
  'share-refused',
  'Only whoever shared this can take it back, and those who may manage this channel.',
);
