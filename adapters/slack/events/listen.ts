import type { App } from '@slack/bolt';
import { audienceOf } from '#core/commands/audience.ts';
import { persist } from '../../shared/conversation/give-answer.ts';
import { type Read, readTyped } from '../../shared/conversation/read-typed.ts';
import { removeWorkspace } from '../connection/removal.ts';
import { isChannel, slackPerson } from '../context.ts';
import { COMMAND } from '../ids.ts';
import { answerLine, answerOnce, answerRead, messagesFor, privately } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { postAnswer } from '../reply/post-answer.ts';
import { answeringOnSlack, respondOnSlack } from '../reply/respond.ts';
import { shareable } from '../reply/share.ts';
import { listenToActions } from './actions.ts';
import { listenToChannels } from './channels.ts';
import { listenToForms } from './forms.ts';
import { listenToHome } from './home.ts';
import { listenToLinks } from './links/link-shared.ts';
import { listenToSetup } from './setup.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { mentionText, typedText } from './typed-text.ts';

/** Every event of Slack's that we answer. Slack is always answered first, and the work is done after that. */
export function listen(app: App, listener: Listener): void {
  listenToCommands(app, listener);
  listenToMessages(app, listener);
  listenToActions(app, listener);
  listenToShortcuts(app, listener);
  listenToForms(app, listener);
  listenToHome(app, listener);
  listenToSetup(app, listener);
  listenToLeaving(app, listener);
  listenToChannels(app, listener);
  listenToLinks(app, listener);
  app.error(async (error) => {
    listener.appApi.logger.error('slack', { reason: error.message, code: error.code });
  });
}

function listenToCommands(app: App, listener: Listener): void {
  app.command(COMMAND, async ({ ack, command, context: { teamId: team = '' } }) => {
    await ack();
    const from = { team, user: command.user_id, channel: command.channel_id };
    if (listener.appApi.refuses(slackPerson(team, from.user))) return;
    await answerOnce(listener, `${from.team} ${command.trigger_id}`, async (listener) => {
      const line = typedText(command.text);
      const answered = await answerLine(listener, line, from);
      const answer = await privately(listener, from, answered.answer);
      const share = await shareable(listener, from, answered);
      const messages = await messagesFor(listener, from, answer, { share, search: !line });
      const asked = { url: command.response_url, ephemeral: true };
      await respondOnSlack(listener, { from, asked }, messages, { open: false });
    });
  });
}

function listenToMessages(app: App, listener: Listener): void {
  app.event('app_mention', async ({ event, body, context: { teamId: team = '' } }) => {
    // A mention by a bot or by nobody has no person who could be answered.
    if (!event.user || event.bot_id) return;
    const from = { team, user: event.user, channel: event.channel };
    await answerMessage(listener, from, {
      id: body.event_id,
      text: event.text,
      thread: event.thread_ts,
      ts: event.ts,
    });
  });
  app.event('message', async ({ event, body, context: { teamId: team = '' } }) => {
    // Words beside a file are words.
    if (event.subtype !== undefined && event.subtype !== 'file_share') return;
    if (event.channel_type !== 'im' || ('bot_id' in event && event.bot_id)) return;
    const from = { team, user: event.user, channel: event.channel };
    await answerMessage(listener, from, {
      id: body.event_id,
      text: event.text ?? '',
      thread: event.thread_ts,
      ts: event.ts,
    });
  });
}

async function answerMessage(
  listener: Listener,
  from: { team: string; user: string; channel: string },
  { id, text, thread, ts }: { id: string; text: string; thread: string | undefined; ts: string },
): Promise<void> {
  if (listener.appApi.refuses(slackPerson(from.team, from.user))) return;
  await answerOnce(listener, `${from.team} ${id}`, async (listener) => {
    const { said: workspace } = await persist(answeringOnSlack(listener), {
      say: () => listener.workspaces.of(from.team),
    });
    if (!workspace) return;
    const line = typedText(mentionText(workspace.botUser, text));
    const read = readTyped(listener.appApi, line, { prefix: COMMAND });
    // Thanks among others want no answer.
    if ('reply' in read && read.quiet && isChannel(from)) return;
    const open = isChannel(from) && isForEveryone(listener, read);
    const { answer: found } = await answerRead(listener, read, from, { open });
    // A form shows whoever presses it their own settings.
    const all = open && !found.document.blocks.some(({ kind }) => kind === 'form');
    const answer = all ? found : await privately(listener, from, found);
    const messages = await messagesFor(listener, from, answer, { search: !line });
    await postAnswer(listener, { id, from, ts, thread }, messages, { all });
  });
}

/** Whether a mention is answered where everybody sees it: what asks for nothing, or for what there is not, is nobody else's. */
function isForEveryone({ appApi }: Listener, read: Read): boolean {
  return 'intent' in read && audienceOf(appApi.commands, read.intent) === 'everyone';
}

/** A workspace that removes the app is not answered any more, and has some days to come back. */
function listenToLeaving(app: App, { appApi, workspaces, work }: Listener): void {
  const leave = (team: string, id: string) =>
    work.once(`${team} ${id}`, async () => {
      await removeWorkspace({ appApi, workspaces }, team);
      appApi.logger.info('a workspace removed the app', { team });
    });
  app.event('app_uninstalled', ({ body, context }) => leave(context.teamId ?? '', body.event_id));
  app.event('tokens_revoked', async ({ body, event, context }) => {
    // A person's own token may go while the app stays.
    if (event.tokens.bot?.length) await leave(context.teamId ?? '', body.event_id);
  });
}
