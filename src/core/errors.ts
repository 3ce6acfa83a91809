import { plainText, type Text } from './document.ts';

/** Something the reader can put right: it says in one sentence what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly said: Text;

  constructor(said: Text, options?: ErrorOptions) {
    super(plainText(said), options);
    this.said = said;
  }
}

/** The program cannot go on as it is set up: its message says what, where and what to do; exit code 1. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** A source gave no usable answer; `message` is short enough to be shown ("Hugging Face did not answer within 10 s"). */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
