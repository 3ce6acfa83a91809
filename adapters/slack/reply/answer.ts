import { setTimeout } from 'node:timers/promises';
import type { Front } from '#core/app-api.ts';
import { isDirect } from '#core/channel.ts';
import type { Answer } from '#core/commands/command.ts';
import { sortError } from '../api-errors.ts';
import type { Line } from '../connection/client.ts';
import type { People } from '../connection/people.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { isDirectId, type Origin, ownerOf, personOf } from '../context.ts';
import { commandBehind, commandsOf, keepCommands } from '../delivery/kept-commands.ts';
import { type Post, post } from '../delivery/post.ts';
import { PAPER_COMMANDS, type PaperCommand } from '../render/paper.ts';
import type { SlackMessage } from '../render/render.ts';
import { withFile } from './file.ts';
import type { Work } from './in-flight.ts';
import { withInvitation } from './invitation.ts';
import { type ReplyOptions, reply } from './reply.ts';
import { ask, forgotten } from './run-command.ts';
import { isForAll } from './typed-command.ts';

/** What those who listen to Slack have in common. */
export interface Listener {
  readonly front: Front;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly work: Work;
  readonly line: Line;
}

/** Runs a line for whoever typed it; `open` where everybody sees the answer. */
export async function answerFor(
  listener: Listener,
  line: string,
  from: Origin,
  { open = false } = {},
): Promise<Answer> {
  const { front, people } = listener;
  const asker = { ...(await people.asker(from)), open };
  const answer = await withFile(listener, from, await ask(front, line, asker));
  const whole = await withInvitation(listener, asker.channel, { line, answer });
  return isDirect(asker.channel) ? ofTheirs(whole) : whole;
}

/** In somebody's own talk with the bot "Not for us" is for that person. */
function ofTheirs({ document, ...answer }: Answer): Answer {
  return { ...answer, document: { ...document, papers: document.papers ?? 'mine' } };
}

/** An answer that only its reader sees, with what they have to be told at its end. */
export async function withNews({ front }: Listener, { team, user }: Origin, answer: Answer): Promise<Answer> {
  const news = await front.news(personOf(team, user));
  if (!news) return answer;
  return { ...answer, document: { ...answer.document, blocks: [...answer.document.blocks, news] } };
}

/** An answer to somebody as messages; commands that are too long for a button are kept for it. */
export async function messagesFor(
  { front }: Listener,
  from: Origin,
  answer: Answer,
  options: Omit<ReplyOptions, 'commands'> = {},
): Promise<SlackMessage[]> {
  const { share } = options;
  const commands = [...commandsOf(answer.document), ...(share ? [share] : [])];
  await keepCommands(front.buttons, commands, { owner: ownerOf(from) });
  return reply(answer, { ...options, commands: paperCommands(front) });
}

/** What a button asks for, or that it is too old. */
export async function answerButton(listener: Listener, value: string, from: Origin): Promise<Answer> {
  const line = await commandBehind(listener.front.buttons, value);
  return line === undefined ? forgotten(listener.front) : answerFor(listener, line, from);
}

/** The commands that a paper's menu may offer. */
export function paperCommands({ commands }: Front): PaperCommand[] {
  return PAPER_COMMANDS.filter((command) => commands.some(({ name }) => name === command));
}

/** Posts an answer as the bot, into a thread where there is one; with `to` only that person sees it. */
export async function postAnswer(
  listener: Listener,
  { team, channel, to, thread }: { team: string } & Omit<Post, 'message'>,
  messages: readonly SlackMessage[],
): Promise<void> {
  const client = await clientOf(listener, team);
  const say = (message: SlackMessage) => post(client, { channel, message, thread, to });
  for (const message of messages) await patiently(() => say(message));
}

const PATIENCE_MS = 30_000;

/** Tries a second time what Slack surely did not take, once it says that it will. */
async function patiently(job: () => Promise<unknown>): Promise<void> {
  try {
    await job();
  } catch (error) {
    const sorted = sortError(error, false);
    if (sorted.kind !== 'retry' || sorted.afterMs > PATIENCE_MS) throw error;
    await setTimeout(sorted.afterMs);
    await job();
  }
}

/** The line whose answer may be shown to the whole channel; undefined for any other. */
export function shareable({ front }: Listener, from: Origin, line: string | undefined): string | undefined {
  return line && isChannel(from) && isForAll(front.commands, line) ? line : undefined;
}

/** Whether more people than the one who asks are there. */
export function isChannel({ channel }: Origin): boolean {
  return channel !== '' && !isDirectId(channel);
}
