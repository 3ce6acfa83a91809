import { isShareable, type Sharing } from '#core/commands/audience.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';

/** Whether an answer may be shown to everybody: papers, by a command whose answer is the same for all. */
export function mayBeShared(commands: readonly Sharing[], intent: Intent, reply: Reply): boolean {
  const papers = reply.document.blocks.some(({ kind }) => kind === 'paper');
  return reply.status === 'answered' && papers && isShareable(commands, intent);
}
