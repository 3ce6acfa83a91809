import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { readable } from '#test/fakes/discord/readable.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';

/** What people see of messages. */
export function textOf(...messages: readonly FakeMessage[]): string {
  return readable(messages.map(({ body }) => body));
}

/** What people see of an answer once it is there. */
export async function answered(interaction: FakeInteraction): Promise<string> {
  await interaction.until(({ edited }) => edited);
  return textOf(...interaction.messages);
}

/** What people see of what was said beside a message that stays. */
export async function saidApart(interaction: FakeInteraction): Promise<string> {
  await interaction.until(({ messages }) => messages.length === 2);
  return textOf(...interaction.messages.slice(1));
}

/** The first message of an answer. */
export function first({ messages }: FakeInteraction): FakeMessage {
  const [message] = messages;
  if (!message) throw new Error('nothing was said');
  return message;
}
