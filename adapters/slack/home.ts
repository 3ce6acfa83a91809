import type { App, types } from '@slack/bolt';
import type { Document } from '#core/document.ts';
import { clipWords } from '#core/text.ts';
import { menu } from './ask.ts';
import { onceClient } from './client.ts';
import { LIMITS } from './limits.ts';
import { answerFor, type Listener, messagesFor } from './listener.ts';
import { inert, mrkdwn } from './mrkdwn.ts';
import { BUTTONS } from './reply.ts';
import { openSetup } from './setup.ts';

/** What the Home tab shows of a person, by the command that says it. */
const PARTS = ['topics', 'saved'];
export const SETUP_BUTTON = 'open_setup';

/** The Home tab: your topics, your saved papers, and the way to set up a channel. */
export function listenToHome(app: App, listener: Listener): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await listener.work.once(`${body.team_id} ${body.event_id}`, () =>
      publish(listener, { team: body.team_id, user: event.user }),
    );
  });
  app.action(SETUP_BUTTON, async ({ ack, body }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const team = body.team?.id ?? body.user.team_id ?? '';
    const { trigger_id, user } = body;
    await listener.work.once(`${team} ${trigger_id}`, () =>
      openSetup(listener, { team, user: user.id, trigger_id }),
    );
  });
}

/** Shows somebody's Home tab as it is now. */
export async function publish(
  listener: Listener,
  { team, user }: { team: string; user: string },
): Promise<void> {
  const workspace = await listener.workspaces.of(team);
  if (!workspace) return;
  const documents: Document[] = [menu(listener.front)];
  for (const name of PARTS.filter((part) =>
    listener.front.commands.some((command) => command.name === part),
  )) {
    documents.push((await answerFor(listener, name, { team, user, channel: '' })).document);
  }
  const blocks = [...(await homeBlocks(listener, documents)), ...(await channelBlocks(listener, team))];
  await onceClient(workspace.token, listener.line).views.publish({
    user_id: user,
    view: { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) },
  });
}

async function homeBlocks(listener: Listener, documents: readonly Document[]): Promise<types.KnownBlock[]> {
  const blocks: types.KnownBlock[] = [];
  for (const document of documents) {
    const [first] = await messagesFor(listener, { status: 'answered', document });
    if (blocks.length === 0) blocks.push(...(first?.blocks ?? []), setupRow(listener));
    else blocks.push({ type: 'divider' }, ...(first?.blocks ?? []));
  }
  return blocks;
}

const CHANNELS = 20;
const CHANNEL_ID = /^[CG][A-Z0-9]+$/;

/** The workspace's channels with a digest; Slack shows a private one's name only to who is in it. */
async function channelBlocks({ ordered }: Listener, team: string): Promise<types.KnownBlock[]> {
  const all = (await ordered?.(team)) ?? [];
  const shown = all.filter(({ channel }) => CHANNEL_ID.test(channel.id)).slice(0, CHANNELS);
  if (shown.length === 0) return [];
  const lines = shown.map(({ channel, text }) => mrkdwn(`<#${channel.id}> ${inert(clipWords(text, LINE))}`));
  return [
    { type: 'divider' },
    { type: 'header', text: { type: 'plain_text', text: 'Channels with a digest' } },
    ...lines.map((text) => ({ type: 'section' as const, text })),
  ];
}

const LINE = 200;

function setupRow({ front }: Listener): types.KnownBlock {
  const setup: types.Button = {
    type: 'button',
    style: 'primary',
    action_id: SETUP_BUTTON,
    text: { type: 'plain_text', text: 'Set up a channel' },
  };
  const search: types.Button = {
    type: 'button',
    action_id: BUTTONS.search,
    text: { type: 'plain_text', text: 'Search papers' },
  };
  const canOrder = front.commands.some(({ name }) => name === 'subscribe');
  return { type: 'actions', elements: canOrder ? [setup, search] : [search] };
}
