import { messageOf, SetupError, type SetupErrorCode } from '#core/errors.ts';

/** An error as it goes from one thread to another, which takes plain data alone. */
export interface Failure {
  readonly message: string;
  /** The code of a SetupError; undefined where it is another error. */
  readonly setup: SetupErrorCode | undefined;
  /** SQLite's result code, where it is an error of the file. */
  readonly errcode: number | undefined;
}

export function failureOf(error: unknown): Failure {
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined;
  return { message: messageOf(error), setup: error instanceof SetupError ? error.code : undefined, errcode };
}

/** The error again, to be thrown where its work was asked for. */
export function errorOf({ message, setup, errcode }: Failure): Error {
  if (setup) return new SetupError(setup, message);
  return Object.assign(new Error(message), errcode === undefined ? {} : { errcode });
}
