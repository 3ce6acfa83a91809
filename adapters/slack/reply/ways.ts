import { type Answering, type Giving, giveAnswer } from '../../shared/conversation/give-answer.ts';
import type { AnswerWay } from '../../shared/conversation/persist.ts';
import { clientOf } from '../connection/workspaces/workspaces.ts';
import { isChannel, type Origin, SLACK } from '../context.ts';
import { post } from '../delivery/post.ts';
import type { SlackMessage } from '../render/render.ts';
import type { Listener } from './listener.ts';
import { slackStumble } from './stumble.ts';

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
