import type { Reach } from '#core/parts/define-adapter.ts';
import {
  type Answering,
  type AnswerWay,
  type Giving,
  giveAnswer,
} from '../../shared/conversation/give-answer.ts';
import { clientOf } from '../connection/workspaces/workspaces.ts';
import { isChannel, isDirectId, type Origin, SLACK } from '../context.ts';
import { post } from '../delivery/post.ts';
import type { SlackMessage } from '../render/render.ts';
import type { Listener } from './listener.ts';
import { NotTaken, slackStumble } from './stumble.ts';

/** What was typed or pressed, as far as an answer beside it is concerned. */
export interface Asked {
  /** Slack's `response_url`. */
  readonly url: string;
  /** Whether only whoever pressed it saw it. */
  readonly ephemeral: boolean;
  readonly thread?: string | undefined;
  /** Slack's id of the message that was pressed, within its channel. */
  readonly message?: string;
}

/** Where an answer goes that stands beside what was asked. */
export interface Beside {
  readonly from: Origin;
  readonly asked: Asked;
}

/** Answers beside what was asked; by default openly in somebody's own talk with the bot and privately everywhere else. */
export async function respondOnSlack(
  listener: Listener,
  { from, asked }: Beside,
  messages: readonly SlackMessage[],
  { open, replace = false }: { open?: boolean | undefined; replace?: boolean } = {},
): Promise<void> {
  const openly = open ?? (await isOwnTalk(listener.people, from, asked));
  const byUrl: MessageWay = (message, at) => ({
    say: () =>
      say(listener.line.reach, asked, message, {
        openly,
        // What only one person saw is no place for what everybody sees, nor the other way round.
        replace: replace && at === 0 && openly !== asked.ephemeral,
      }),
  });
  await giveOnSlack(listener, { from, thread: asked.thread }, { messages, ways: [byUrl] });
}

/** Shows messages to a whole channel, where none may stand twice; `otherwise` is for whoever asked for that, where it is unknown whether they do. */
export async function showToAll(
  listener: Listener,
  { from, asked }: Beside,
  messages: readonly SlackMessage[],
  otherwise: readonly SlackMessage[],
): Promise<void> {
  let shown = 0;
  const whole: AnswerWay = {
    say: async () => {
      for (const message of messages.slice(shown)) {
        await say(listener.line.reach, asked, message, { openly: true });
        shown += 1;
      }
    },
    // Not every channel can be read back.
    isThere: async () => undefined,
  };
  await giveOnSlack(listener, { from, thread: asked.thread }, { whole, messages: otherwise });
}

/** Deletes the message that was pressed; `otherwise` is for whoever wanted that, where it is unknown whether it is gone. */
export async function deleteOnSlack(
  listener: Listener,
  { from, asked }: Beside,
  otherwise: readonly SlackMessage[],
): Promise<void> {
  const whole: AnswerWay = { say: () => tell(listener.line.reach, asked, { delete_original: true }) };
  await giveOnSlack(listener, { from, thread: asked.thread }, { whole, messages: otherwise });
}

/** Whether nobody reads along. By its id the talk of two people looks the same, but there nothing of ours stays. */
async function isOwnTalk(people: Listener['people'], from: Origin, { ephemeral }: Asked): Promise<boolean> {
  if (!isDirectId(from.channel)) return false;
  if (!ephemeral) return true;
  return from.channel === (await people.direct(from.team, from.user).catch(() => undefined));
}

function say(
  reach: Reach,
  asked: Asked,
  message: SlackMessage,
  { openly, replace = false }: { openly: boolean; replace?: boolean },
): Promise<void> {
  return tell(reach, asked, {
    ...message,
    response_type: openly ? 'in_channel' : 'ephemeral',
    replace_original: replace,
    ...(asked.thread ? { thread_ts: asked.thread } : {}),
  });
}

async function tell({ fetch, patience }: Reach, { url }: Pick<Asked, 'url'>, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience.request),
  });
  if (!response.ok) throw new NotTaken(response);
}

export type MessageWay = Giving<SlackMessage>['ways'][number];

/** What an answer on Slack is given by. */
export function answeringOnSlack({ appApi, line }: Pick<Listener, 'appApi' | 'line'>): Answering {
  return { platform: SLACK, appApi, reach: line.reach, stumbleOf: slackStumble };
}

/** Gives somebody an answer on Slack: as it should be, else so that they alone see it where they asked, else by direct message. */
export async function giveOnSlack(
  listener: Listener,
  { from, thread }: { from: Origin; thread?: string | undefined },
  { whole, messages, ways = [] }: Partial<Giving<SlackMessage>>,
): Promise<void> {
  const all = [
    ...ways,
    ...(isChannel(from) ? [whisper(listener, from, thread)] : []),
    directly(listener, from),
  ];
  const lost = await giveAnswer(answeringOnSlack(listener), { whole, messages: messages ?? [], ways: all });
  if (lost.length > 0) throw new Error('a part of an answer could not be shown');
}

/** A way that shows a message to one person alone, where they are. */
function whisper(listener: Listener, { team, user, channel }: Origin, thread?: string): MessageWay {
  return (message) => ({
    say: async () => post(await clientOf(listener, team), { channel, message, thread, to: user }),
  });
}

function directly(listener: Listener, { team, user }: Origin): MessageWay {
  return (message): AnswerWay => ({
    say: async () => {
      const channel = await listener.people.direct(team, user);
      return post(await clientOf(listener, team), { channel, message });
    },
  });
}
