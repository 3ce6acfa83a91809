import type { AppApi } from '#core/app-api.ts';
import { isDirect } from '#core/channel.ts';
import { isOrder } from '#core/commands/audience.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { callerAt } from '#core/commands/scope.ts';
import { type Address, intentAt, keptFor } from '../../shared/conversation/address.ts';
import { countingLost } from '../../shared/conversation/give-answer.ts';
import { withNews } from '../../shared/conversation/news.ts';
import { offeredAlone } from '../../shared/conversation/offered-alone.ts';
import { type Read, readTyped } from '../../shared/conversation/read-typed.ts';
import { type Answered, forOneReader, runIntent } from '../../shared/conversation/run-intent.ts';
import { type Origin, SLACK, slackButtonOwner, slackPerson } from '../context.ts';
import { COMMAND } from '../ids.ts';
import { addressesIn, formerSlackKey } from '../render/address.ts';
import type { SlackMessage } from '../render/render.ts';
import { sendFile } from './file.ts';
import { withInvitation } from './invitation.ts';
import type { Listener } from './listener.ts';
import { type ReplyOptions, reply } from './reply.ts';

/** Answers an event of Slack's once, by a listener that does nothing twice. */
export function answerOnce(
  listener: Listener,
  id: string,
  job: (listener: Listener) => Promise<unknown>,
): Promise<void> {
  return listener.work.once(id, (attempt) =>
    countingLost({ platform: SLACK, appApi: listener.appApi }, () => job({ ...listener, ...attempt })),
  );
}

/** Answers a line to whoever typed it. */
export function answerLine(listener: Listener, line: string, from: Origin): Promise<Answered> {
  return answerRead(listener, readTyped(listener.appApi, line, { prefix: COMMAND }), from);
}

/** Answers a line that was read; `open` where everybody sees the answer. */
export async function answerRead(
  listener: Listener,
  read: Read,
  from: Origin,
  options: { open?: boolean } = {},
): Promise<Answered> {
  if ('reply' in read) {
    const alone = isDirect(listener.people.caller(from).channel);
    return { answer: alone ? offeredAlone(listener.appApi, read.reply, { elsewhere: true }) : read.reply };
  }
  return { answer: await answerFor(listener, read.intent, from, options), intent: read.intent };
}

/** Answers an intent to whoever has it; `open` where everybody sees the answer, `beside` where it is shown beside what was asked, `pressed` where a button has it, `changing` where a form of what was there has. */
export async function answerFor(
  listener: Listener,
  intent: Intent,
  from: Origin,
  { open = false, beside = false, pressed = false, changing = false } = {},
): Promise<Reply> {
  const { appApi, people } = listener;
  const caller = { ...people.caller(from), open, beside, pressed, changing };
  const answer = await runIntent(appApi, intent, caller);
  const file = answer.document.blocks.find((block) => block.kind === 'file');
  const sent = file ? await sendFile(listener, from, { answer, file }) : answer;
  const ordered = answer.status === 'answered' && isOrder(appApi.commands, intent);
  const place = ordered ? await placeOf(caller, intent) : undefined;
  const whole = place ? await withInvitation(listener, place, sent) : sent;
  // In somebody's own talk with the bot "Not for us" is for that person.
  return isDirect(caller.channel) ? { ...whole, document: forOneReader(whole.document) } : whole;
}

/** The channel that an intent of somebody's was about; undefined where Slack does not say it any more. */
async function placeOf(caller: Caller, { options }: Intent): Promise<Caller | undefined> {
  const channel = options?.['move-to'] ?? options?.channel;
  if (typeof channel !== 'string') return caller;
  return await callerAt(caller, { for: 'channel', channel }).catch(() => undefined);
}

/** Answers what a button carries; that it is too old, where nobody knows it any more. */
export async function answerAddress(
  listener: Listener,
  address: string,
  from: Origin,
  options: { open?: boolean; pressed?: boolean } = {},
): Promise<Answered> {
  const { appApi } = listener;
  try {
    const intent = await intentAt(appApi, address, formerSlackKey);
    return { answer: await answerFor(listener, intent, from, options), intent };
  } catch (error) {
    return { answer: appApi.explain(error) };
  }
}

/** An answer that only its reader sees, with what they have to be told at its end. */
export async function privately({ appApi }: Listener, { team, user }: Origin, answer: Reply): Promise<Reply> {
  if (isQuiet(answer)) return answer;
  return { ...answer, document: await withNews(appApi, slackPerson(team, user), answer.document) };
}

/** An answer to somebody as messages, none where it need not be said; what is too long for a button is kept for it. */
export async function messagesFor(
  { appApi }: Listener,
  from: Origin,
  answer: Reply,
  options: Omit<ReplyOptions, 'commands'> = {},
): Promise<SlackMessage[]> {
  if (isQuiet(answer) && !options.whole) return [];
  await keepFor(appApi, from, addressesIn(answer.document));
  return reply(answer, { ...options, commands: appApi.commands });
}

/** Whether an answer need not be said, and what waits for somebody's next answer waits on. */
function isQuiet(answer: Reply): boolean {
  return answer.status !== 'answered' && answer.quiet === true;
}

/** Keeps what some addresses stand for, so that their buttons work also after a restart. */
export async function keepFor(
  { buttons }: AppApi,
  from: Origin,
  addresses: readonly Address[],
): Promise<void> {
  const kept = keptFor(addresses);
  if (Object.keys(kept).length > 0) await buttons.keep(kept, slackButtonOwner(from));
}
