import { messageOf, SetupError } from '#core/errors.ts';

/** An error as it goes from one thread to another, which takes plain data alone. */
export interface Failure {
  readonly message: string;
  /** Whether it was told as a SetupError already. */
  readonly setup: boolean;
  /** SQLite's result code, where it is an error of the file. */
  readonly errcode: number | undefined;
}

export function failureOf(error: unknown): Failure {
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined;
  return { message: messageOf(error), setup: error instanceof SetupError, errcode };
}

/** The error again, to be thrown where its work was asked for. */
export function errorOf({ message, setup, errcode }: Failure): Error {
  if (setup) return new SetupError(message);
  return Object.assign(new Error(message), errcode === undefined ? {} : { errcode });
}
