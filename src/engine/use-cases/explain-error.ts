import type { Reply } from '#core/commands/command.ts';
import { HELP } from '#core/commands/known-intents.ts';
import { type Action, plainText, type Text } from '#core/document.ts';
import { type ErrorCode, SetupError, SourceError, UserError } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';

/** What an error is to the reader; the one place where that is decided. What nobody can put right is logged under a reference. */
export function explainError(
  error: unknown,
  parts: { logger: Logger; reference: () => string; command?: string | undefined },
): Reply {
  if (error instanceof UserError) {
    const help = error.help ?? (OF_WHAT_WAS_TYPED.has(error.code) ? parts.command : undefined);
    return refusal('usage', error.code, error.sentence, help);
  }
  if (error instanceof SourceError || error instanceof SetupError) {
    return refusal('failed', error.code, error.message);
  }
  const reference = parts.reference();
  parts.logger.error('command failed', { reference, error });
  const sorry = `Sorry, that went wrong here, and it is logged as ${reference}: please try again.`;
  return refusal('failed', 'internal', sorry);
}

/** What a command itself finds wrong with a value. */
const OF_WHAT_WAS_TYPED: ReadonlySet<ErrorCode> = new Set([
  'no-paper-id',
  'search-empty',
  'topic-empty',
  'topic-too-long',
]);

function refusal(status: 'usage' | 'failed', code: ErrorCode, text: Text, help?: string): Reply {
  const actions = help ? [{ kind: 'actions' as const, actions: [helpOn(help)] }] : [];
  return {
    status,
    code,
    document: { summary: plainText(text), blocks: [{ kind: 'text', text }, ...actions] },
  };
}

function helpOn(command: string): Action {
  return { label: `Help on ${command}`, command: HELP.command, options: { command } };
}
