import type { Where } from '#test/fakes/slack/user-actions.ts';
import { DUE_AT } from './lists.ts';
import type { SlackRecorder } from './slack-recorder.ts';

export const MEMBER: Where = {};
export const ADMIN: Where = { user: 'U2' };
/** An order of a digest a day. */
export const DAILY_LINE = `subscribe ${DUE_AT} Europe/Berlin`;

export type SlackAsk = ReturnType<typeof askOnSlack>;

/** Types the slash command, and writes down what came of it. */
export function askOnSlack({ doing, actions }: SlackRecorder) {
  return async (line: string, where: Where = MEMBER) =>
    await doing(`/papers ${line}${whereOf(where)}`, () => actions.command(line, where));
}

function whereOf({ user, channel }: Where): string {
  return [user ? ` by ${user}` : '', channel ? ` in ${channel}` : ''].join('');
}
