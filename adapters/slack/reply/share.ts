import { isShareable } from '#core/commands/audience.ts';
import type { Reply } from '#core/commands/command.ts';
import { tooOld } from '#core/commands/known-intents.ts';
import { UserError } from '#core/errors.ts';
import { intentAt } from '../../shared/conversation/address.ts';
import type { Answered } from '../../shared/conversation/run-intent.ts';
import {
  answerAt,
  forEverybody,
  isFirstShare,
  keptAnswer,
  mayBeShared,
  NOT_THEIRS,
  SHARED_BEFORE,
} from '../../shared/conversation/sharing.ts';
import { isChannel, type Origin, SLACK, slackButtonOwner } from '../context.ts';
import { formerSlackKey } from '../render/address.ts';
import type { SlackMessage } from '../render/render.ts';
import { answerFor, messagesFor } from './answer.ts';
import type { Listener } from './listener.ts';
import { type Beside, deleteOnSlack, respondOnSlack } from './respond.ts';

/** The value of a button that shows an answer to the whole channel as its asker saw it, for whom it is kept; undefined where it is not for everybody. */
export async function shareable(
  listener: Listener,
  from: Origin,
  { intent, answer }: Answered,
): Promise<string | undefined> {
  const { commands, buttons } = listener.appApi;
  if (!intent || !isChannel(from) || !mayBeShared(commands, intent, answer)) return undefined;
  const shown = { ...answer, document: forEverybody(answer.document) };
  const messages = await messagesFor(listener, from, shown, { sharedBy: from.user, asSeen: true });
  const { value, key, text } = keptAnswer(intent, messages);
  await buttons.keepAnswer(key, text, slackButtonOwner(from));
  return value;
}

/** What is shown to the whole channel for such a value, or to the presser alone why it is not. */
export async function sharedMessages(
  listener: Listener,
  { from, asked }: Beside,
  value: string,
): Promise<{ open: boolean; messages: readonly SlackMessage[] }> {
  const { buttons, events, explain } = listener.appApi;
  const refused = async (error: unknown) => ({
    open: false,
    messages: await messagesFor(listener, from, explain(error)),
  });
  if (listener.interrupted) return refused(MAYBE_SHARED);
  const { team, channel, user } = from;
  const answer = [SLACK, 'share', team, channel, user, asked.message, value].join(' ');
  if (!(await isFirstShare(events, { answer, press: asked.url }))) return refused(SHARED_BEFORE);
  const kept = answerAt(value);
  if (!kept) return sharedAnew(listener, from, value);
  const text = await buttons.answerOf(kept.key, slackButtonOwner(from));
  if (text !== undefined) return { open: true, messages: JSON.parse(text) as SlackMessage[] };
  const { command } = kept;
  return refused(
    new UserError('button-too-old', ['This answer is no longer kept: type ', { command }, ' for it again.']),
  );
}

/** What is said where nobody knows whether something was shared. */
export function maybeShared(listener: Listener, from: Origin): Promise<readonly SlackMessage[]> {
  return messagesFor(listener, from, listener.appApi.explain(UNKNOWN));
}

const UNKNOWN = new UserError(
  'share-refused',
  'Slack did not say whether this was shared: if it does not stand here, ask again and share the new answer.',
);

const MAYBE_SHARED = new UserError(
  'interrupted',
  'Paperboy was interrupted while it shared this: if it does not stand here, ask again and share the new answer.',
);

/** What is said where nobody knows whether something was taken back. */
const MAYBE_THERE = new UserError(
  'share-refused',
  'Slack did not say whether this was taken back: if it still stands here, please press once more.',
);

/** Deletes what somebody shared, where they or those who may configure the channel want that. */
export async function unshare(listener: Listener, { from, asked }: Beside, sharer: string): Promise<void> {
  const { appApi, people } = listener;
  const because = (error: UserError) => messagesFor(listener, from, appApi.explain(error));
  if (from.user === sharer || (await people.caller(from).mayConfigure()))
    return await deleteOnSlack(listener, { from, asked }, await because(MAYBE_THERE));
  await respondOnSlack(listener, { from, asked }, await because(NOT_THEIRS), { open: false });
}

/** Buttons of older versions carry what was asked. */
async function sharedAnew(listener: Listener, from: Origin, address: string) {
  const answer = await answerAnew(listener, from, address);
  const open = answer.status === 'answered';
  const messages = await messagesFor(listener, from, answer, { sharedBy: open ? from.user : undefined });
  return { open, messages };
}

async function answerAnew(listener: Listener, from: Origin, address: string): Promise<Reply> {
  const { appApi } = listener;
  try {
    const intent = await intentAt(appApi, address, formerSlackKey);
    if (!isChannel(from) || !isShareable(appApi.commands, intent)) throw tooOld();
    return await answerFor(listener, intent, from, { open: true });
  } catch (error) {
    return appApi.explain(error);
  }
}
