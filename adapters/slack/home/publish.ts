import type { types } from '@slack/bolt';
import { ALL_DIGESTS, ORDER, SAVED, SETTINGS, TOPICS } from '#core/commands/known-intents.ts';
import { plainText, type Text } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { type AnswerWay, persist } from '../../shared/conversation/give-answer.ts';
import { startMenu } from '../../shared/conversation/menu.ts';
import { clientOf } from '../connection/workspaces/workspaces.ts';
import type { Origin } from '../context.ts';
import { COMMAND } from '../ids.ts';
import { slackAddress } from '../render/address.ts';
import { COMMAND_BUTTON } from '../render/groups.ts';
import { sections } from '../render/text-parts.ts';
import { messagesFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { BUTTONS, button } from '../reply/reply.ts';
import { answeringOnSlack, giveOnSlack } from '../reply/respond.ts';
import { channelBlocks } from './channels.ts';
import { can } from './frame.ts';
import { digestBlocks, savedBlocks } from './parts.ts';
import { topicBlocks } from './topics.ts';

type KnownBlock = types.KnownBlock;

/** Shows somebody's Home tab as it is now, and as `notice` what was just done there; that is said in a message where the tab cannot be shown. */
export function publish(listener: Listener, { notice, ...whose }: Whose & { notice?: Text }): Promise<void> {
  return inTurn(listener, whose, async () => {
    const whole = publishing(listener, whose, await blocksOf(listener, whose, notice));
    const document = notice && {
      summary: plainText(notice),
      blocks: [{ kind: 'text' as const, text: notice }],
    };
    const from = { ...whose, channel: '' };
    const messages = document ? await messagesFor(listener, from, { status: 'answered', document }) : [];
    await giveOnSlack(listener, { from }, { whole, messages });
  });
}

/** Shows somebody's Home tab anew after they were answered elsewhere; where it cannot be shown, it is as it was. */
export function refresh(listener: Listener, { team, user }: Whose): Promise<void> {
  const whose = { team, user };
  return inTurn(listener, whose, async () => {
    try {
      const way = publishing(listener, whose, await blocksOf(listener, whose));
      await persist(answeringOnSlack(listener), way);
    } catch (error) {
      listener.appApi.logger.warn('a Home tab could not be shown anew', { reason: messageOf(error) });
    }
  });
}

interface Whose {
  readonly team: string;
  readonly user: string;
}

function inTurn(listener: Listener, { team, user }: Whose, job: () => Promise<void>): Promise<void> {
  return listener.homes(`${team} ${user}`, job);
}

function publishing(listener: Listener, { team, user }: Whose, blocks: KnownBlock[]): AnswerWay {
  return {
    say: async () => {
      const { views } = await clientOf(listener, team);
      return views.publish({ user_id: user, view: { type: 'home', blocks } });
    },
  };
}

async function blocksOf(listener: Listener, { team, user }: Whose, notice?: Text): Promise<KnownBlock[]> {
  const from = { team, user, channel: '' };
  const parts = await Promise.all([
    digestBlocks(listener, from),
    topicBlocks(listener, from),
    channelBlocks(listener, from),
    savedBlocks(listener, from),
  ]);
  return [
    ...(notice ? sections(notice).slice(0, 1) : []),
    ...(await menuBlocks(listener, from)),
    ...parts.flatMap((part) => (part.length > 0 ? [{ type: 'divider' as const }, ...part] : [])),
  ];
}

const SHOWN_HERE = [TOPICS, SAVED, SETTINGS];

async function menuBlocks(listener: Listener, from: Origin): Promise<KnownBlock[]> {
  const { commands } = listener.appApi;
  const document = startMenu(commands, { prefix: COMMAND, shown: SHOWN_HERE });
  const [first] = await messagesFor(listener, from, { status: 'answered', document });
  const search = button(BUTTONS.search, 'Search papers');
  const setup = { ...button(BUTTONS.setup, 'Set up a channel'), style: 'primary' as const };
  // What the list leads to is answered in a window of its own.
  const all = button(`${COMMAND_BUTTON}all`, 'All digests', slackAddress(ALL_DIGESTS).text);
  return [
    ...(first?.blocks ?? []),
    { type: 'actions', elements: can(listener.appApi, ORDER) ? [setup, all, search] : [search] },
  ];
}
