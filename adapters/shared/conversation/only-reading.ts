import type { AppApi } from '#core/app-api.ts';
import type { Command } from '#core/commands/command.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import type { Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';

/** The program for an event that was interrupted: what reads is answered anew; of what changes something nobody knows whether it was done, and it is not done twice. */
export function onlyReading(appApi: AppApi): AppApi {
  const { commands, explain } = appApi;
  return {
    ...appApi,
    dispatch: async (name, options, caller) => {
      const command = commands.find((each) => each.name === name);
      if (!command || command.effect === 'reads') return appApi.dispatch(name, options, caller);
      return explain(new UserError('interrupted', interrupted(appApi, command, options)));
    },
  };
}

function interrupted(
  { commands }: Pick<AppApi, 'commands'>,
  { shownBy }: Command<never>,
  options: Record<string, unknown>,
): Text {
  const shows = commands.find(({ name }) => name === shownBy);
  const began = 'Paperboy was interrupted while it did this, and cannot tell whether it is done';
  if (!shows) return `${began}: please ask once more.`;
  const mine = options.for === 'me' && 'for' in shows.options.shape ? { for: 'me' } : {};
  const line = intentLine(commands, { command: shows.name, options: mine });
  return [`${began}: `, { command: line }, ' shows it. If it is not there, please ask once more.'];
}
