/** Something the reader can put right: its message is one sentence that says what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
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
