import { setTimeout } from 'node:timers/promises';
import type { Answer } from '#core/command.ts';
import type { Block, Document } from '#core/document.ts';
import type { Front } from '#core/front.ts';
import { type Line, onceClient } from '../client.ts';
import type { People } from '../connect/people.ts';
import type { Workspaces } from '../connect/workspaces.ts';
import { isDirectId, personOf } from '../place.ts';
import { post } from '../post/post.ts';
import { sortError } from '../refusals.ts';
import { PAPER_COMMANDS, type PaperCommand } from '../show/paper.ts';
import type { SlackMessage } from '../show/render.ts';
import { type ReplyOptions, reply } from '../show/reply.ts';
import { ask, forgotten } from './ask.ts';
import { withFile } from './file.ts';
import { withInvitation } from './membership.ts';
import { commandBehind, commandsOf, rememberCommands } from './memory.ts';
import type { Work } from './work.ts';

/** What those who listen to Slack have in common. */
export interface Listener {
  readonly front: Front;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly work: Work;
  readonly line: Line;
}

/** Where something was typed or pressed, and by whom. */
export interface Origin {
  readonly team: string;
  readonly user: string;
  /** Empty in a modal. */
  readonly channel: string;
}

/** Runs a line for whoever typed it. */
export async function answerFor(listener: Listener, line: string, from: Origin): Promise<Answer> {
  const { front, people } = listener;
  const asker = await people.asker(from);
  const answer = await withFile(listener, from, await ask(front, line, asker));
  return withInvitation(listener, asker.channel, { line, answer });
}

/** An answer that only its reader sees, with what they have to be told at its end. */
export async function withNews({ front }: Listener, { team, user }: Origin, answer: Answer): Promise<Answer> {
  const news = await front.news(personOf(team, user));
  if (!news) return answer;
  return { ...answer, document: { ...answer.document, blocks: [...answer.document.blocks, news] } };
}

/** An answer as messages; commands that are too long for a button are remembered for it. */
export async function messagesFor(
  { front }: Listener,
  answer: Answer,
  { open = false, ...options }: Omit<ReplyOptions, 'commands'> & { open?: boolean } = {},
): Promise<SlackMessage[]> {
  const { share } = options;
  await rememberCommands(front.memory, [...commandsOf(answer.document), ...(share ? [share] : [])]);
  const document = open ? withoutForms(answer.document) : answer.document;
  return reply({ ...answer, document }, { ...options, commands: paperCommands(front) });
}

/** What everybody sees has no form, which would show whoever presses it their own settings: a button shows it to them alone. */
function withoutForms(document: Document): Document {
  const blocks = document.blocks.map(
    (block): Block =>
      block.kind === 'form'
        ? { kind: 'actions', actions: [{ label: 'Change', command: block.shows }] }
        : block,
  );
  return { ...document, blocks };
}

/** What a button asks for, or that it is too old. */
export async function answerButton(listener: Listener, value: string, from: Origin): Promise<Answer> {
  const line = await commandBehind(listener.front.memory, value);
  return line === undefined ? forgotten(listener.front) : answerFor(listener, line, from);
}

/** The commands that a paper's menu may offer. */
export function paperCommands({ commands }: Front): PaperCommand[] {
  return PAPER_COMMANDS.filter((command) => commands.some(({ name }) => name === command));
}

/** Posts an answer as the bot, into a thread where there is one. */
export async function postAnswer(
  { workspaces, line }: Listener,
  { team, channel }: Origin,
  messages: readonly SlackMessage[],
  thread?: string,
): Promise<void> {
  const workspace = await workspaces.of(team);
  if (!workspace) return;
  const say = (message: SlackMessage) =>
    post(onceClient(workspace.token, line), { channel, message, thread });
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

/** Whether an answer may be shown to more people than the one who asked. */
export function mayShare({ channel }: Origin): boolean {
  return channel !== '' && !isDirectId(channel);
}
