import { addChannel, type Conversation } from '#test/fakes/slack/state.ts';
import type { SlackProgram } from './program-on-slack.ts';

/** Adds a channel of a name to the workspace T1. */
export function called(
  { slack }: SlackProgram,
  id: string,
  name: string,
  members: readonly string[],
  facts: Partial<Conversation> = {},
): Conversation {
  return Object.assign(addChannel(slack.workspace('T1'), id, members), { name, ...facts });
}
