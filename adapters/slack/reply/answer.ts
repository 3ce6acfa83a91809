import { setTimeout } from 'node:timers/promises';
import type { AppApi } from '#core/app-api.ts';
import { isDirect } from '#core/channel.ts';
import type { Reply } from '#core/commands/command.ts';
import { slackSendResult } from '../api-errors.ts';
import type { Line } from '../connection/client.ts';
import type { People } from '../connection/people.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { isDirectId, type Origin, slackButtonOwner, slackPerson } from '../context.ts';
import { commandBehind, commandsOf, keepCommands } from '../delivery/kept-commands.ts';
import { type Post, post } from '../delivery/post.ts';
import { PAPER_COMMANDS, type PaperCommand } from '../render/paper.ts';
import type { SlackMessage } from '../render/render.ts';
import { withFile } from './file.ts';
import type { InFlight } from './in-flight.ts';
import { withInvitation } from './invitation.ts';
import { type ReplyOptions, reply } from './reply.ts';
import { forgotten, runLine } from './run-command.ts';
import { isForAll } from './typed-command.ts';

/** What those who listen to Slack have in common. */
export interface Listener {
  readonly appApi: AppApi;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly work: InFlight;
  readonly line: Line;
}

/** Runs a line for whoever typed it; `open` where everybody sees the answer. */
export async function answerFor(
  listener: Listener,
  line: string,
  from: Origin,
  { open = false } = {},
): Promise<Reply> {
  const { appApi, people } = listener;
  const caller = { ...(await people.caller(from)), open };
  const answer = await withFile(listener, from, await runLine(appApi, line, caller));
  const whole = await withInvitation(listener, caller.channel, { line, answer });
  return isDirect(caller.channel) ? ofTheirs(whole) : whole;
}

/** In somebody's own talk with the bot "Not for us" is for that person. */
function ofTheirs({ document, ...answer }: Reply): Reply {
  return { ...answer, document: { ...document, papers: document.papers ?? 'mine' } };
}

/** An answer that only its reader sees, with their pending notice at its end. */
export async function withNews({ appApi }: Listener, { team, user }: Origin, answer: Reply): Promise<Reply> {
  const news = await appApi.news(slackPerson(team, user));
  if (!news) return answer;
  return { ...answer, document: { ...answer.document, blocks: [...answer.document.blocks, news] } };
}

/** An answer to somebody as messages; commands that are too long for a button are kept for it. */
export async function messagesFor(
  { appApi }: Listener,
  from: Origin,
  answer: Reply,
  options: Omit<ReplyOptions, 'commands'> = {},
): Promise<SlackMessage[]> {
  const { share } = options;
  const commands = [...commandsOf(answer.document), ...(share ? [share] : [])];
  await keepCommands(appApi.buttons, commands, { owner: slackButtonOwner(from) });
  return reply(answer, { ...options, commands: paperCommands(appApi) });
}

/** What a button asks for, or that it is too old. */
export async function answerButton(listener: Listener, value: string, from: Origin): Promise<Reply> {
  const line = await commandBehind(listener.appApi.buttons, value);
  return line === undefined ? forgotten(listener.appApi) : answerFor(listener, line, from);
}

/** The commands that a paper's menu may offer. */
export function paperCommands({ commands }: AppApi): PaperCommand[] {
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
    const sorted = slackSendResult(error, false);
    if (sorted.kind !== 'retry' || sorted.afterMs > PATIENCE_MS) throw error;
    await setTimeout(sorted.afterMs);
    await job();
  }
}

/** The line whose answer may be shown to the whole channel; undefined for any other. */
export function shareableLine(
  { appApi }: Listener,
  from: Origin,
  line: string | undefined,
): string | undefined {
  return line && isChannel(from) && isForAll(appApi.commands, line) ? line : undefined;
}

/** Whether more people than the one who asks are there. */
export function isChannel({ channel }: Origin): boolean {
  return channel !== '' && !isDirectId(channel);
}
