import type { Reply } from '#core/commands/command.ts';
import { plainText, type Text } from '#core/document.ts';
import { type ErrorCode, SetupError, SourceError, UserError } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';

/** What an error is to the reader; the one place where that is decided. What nobody can put right is logged under a reference. */
export function explainError(error: unknown, parts: { logger: Logger; reference: () => string }): Reply {
  if (error instanceof UserError) return refusal('usage', error.code, error.sentence);
  if (error instanceof SourceError || error instanceof SetupError) {
    return refusal('failed', error.code, error.message);
  }
  const reference = parts.reference();
  parts.logger.error('command failed', { reference, error });
  const sorry = `Sorry, that went wrong here, and it is logged as ${reference}: please try again.`;
  return refusal('failed', 'internal', sorry);
}

function refusal(status: 'usage' | 'failed', code: ErrorCode, text: Text): Reply {
  return { status, code, document: { summary: plainText(text), blocks: [{ kind: 'text', text }] } };
}
