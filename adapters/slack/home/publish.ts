import type { types } from '@slack/bolt';
import { ORDER, SAVED, SETTINGS, TOPICS } from '#core/commands/known-intents.ts';
import type { Text } from '#core/document.ts';
import { startMenu } from '../../shared/conversation/menu.ts';
import { clientOf } from '../connection/workspaces/workspaces.ts';
import type { Origin } from '../context.ts';
import { COMMAND } from '../ids.ts';
import { sections } from '../render/text-parts.ts';
import { type Listener, messagesFor } from '../reply/answer.ts';
import { BUTTONS, button } from '../reply/reply.ts';
import { can } from './frame.ts';
import { channelBlocks, digestBlocks, savedBlocks } from './parts.ts';
import { topicBlocks } from './topics.ts';

type KnownBlock = types.KnownBlock;

/** Shows somebody's Home tab as it is now; `notice` is about what was just done there. */
export function publish(listener: Listener, whose: Whose): Promise<void> {
  return listener.homes(`${whose.team} ${whose.user}`, () => publishNow(listener, whose));
}

interface Whose {
  readonly team: string;
  readonly user: string;
  readonly notice?: Text;
}

async function publishNow(listener: Listener, { team, user, notice }: Whose): Promise<void> {
  const from = { team, user, channel: '' };
  const parts = await Promise.all([
    digestBlocks(listener, from),
    topicBlocks(listener, from),
    channelBlocks(listener, from),
    savedBlocks(listener, from),
  ]);
  const blocks: KnownBlock[] = [
    ...(notice ? sections(notice).slice(0, 1) : []),
    ...(await menuBlocks(listener, from)),
    ...parts.flatMap((part) => (part.length > 0 ? [{ type: 'divider' as const }, ...part] : [])),
  ];
  const { views } = await clientOf(listener, team);
  await views.publish({
    user_id: user,
    view: { type: 'home', blocks },
  });
}

const SHOWN_HERE = [TOPICS, SAVED, SETTINGS];

async function menuBlocks(listener: Listener, from: Origin): Promise<KnownBlock[]> {
  const { commands } = listener.appApi;
  const document = startMenu(commands, { prefix: COMMAND, shown: SHOWN_HERE });
  const [first] = await messagesFor(listener, from, { status: 'answered', document });
  const search = button(BUTTONS.search, 'Search papers');
  const setup = { ...button(BUTTONS.setup, 'Set up a channel'), style: 'primary' as const };
  return [
    ...(first?.blocks ?? []),
    { type: 'actions', elements: can(listener.appApi, ORDER) ? [setup, search] : [search] },
  ];
}
