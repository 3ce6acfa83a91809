import { SetupError } from '#core/errors.ts';

/** What whoever asks a state hears that was closed: work that has outlived its program's patience while it ended. */
export function stateClosed(): SetupError {
  return new SetupError('state-closed', 'The state is closed, since Paperboy ends.');
}
