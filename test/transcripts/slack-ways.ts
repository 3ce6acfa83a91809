import { HOSTILE, LINES } from './asks.ts';
import { KNOWN } from './lists.ts';
import { ADMIN, DAILY_LINE, MEMBER, type SlackAsk } from './slack-asks.ts';
import type { SlackRecorder } from './slack-recorder.ts';
import type { Walk } from './slack-walk.ts';

// A mention and a direct message are other ways to the same lines.
const SPOKEN = [
  '',
  'help',
  'today size:1',
  'search quantization limit:1',
  'settings',
  ...LINES.slice(0, 6),
  HOSTILE,
];

/** Mentions, also in a thread, and direct messages. */
export async function speak({ doing, actions }: SlackRecorder, { press }: Walk): Promise<void> {
  const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5' };
  for (const line of SPOKEN) {
    const text = `<@UBOTT1> ${line}`;
    await press(await doing(`@Paperboy ${line}`, () => actions.event({ ...mention, text })), MEMBER);
  }
  const thread_ts = '4.4';
  const inThread = { ...mention, text: '<@UBOTT1> top week', thread_ts };
  await doing('@Paperboy top week, in a thread', () => actions.event(inThread));
  for (const text of SPOKEN) {
    const message = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '6.6', text };
    await press(await doing(`to Paperboy alone: ${text}`, () => actions.event(message)), { channel: 'DU1' });
  }
}

/** The shortcuts of a message, and the one that is everywhere. */
export async function shortcuts({ doing, actions }: SlackRecorder, { submit }: Walk): Promise<void> {
  for (const name of ['similar_papers', 'save_paper'])
    for (const text of [`<https://arxiv.org/abs/${KNOWN}>`, `none ${HOSTILE}`])
      await doing(`${name} of “${text}”`, () => actions.messageShortcut(name, { text }));
  await doing('search_papers', () => actions.shortcut('search_papers'));
  await submit(MEMBER);
  await doing('a shortcut of another version', () => actions.shortcut('gone'));
}

/** The Home of somebody without anything, of a member who has all there is, and of an admin. */
export async function homes(
  { doing, actions }: SlackRecorder,
  { press, submit, command }: Walk & { command: SlackAsk },
): Promise<void> {
  const open = async (user: string) => {
    const opened = { type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' };
    return await doing(`${user} opens the Home`, () => actions.event(opened));
  };
  await press(await open('U2'), ADMIN);
  await submit(ADMIN);
  for (const line of ['follow quantization for me', `save ${KNOWN}`, `${DAILY_LINE} for me`, DAILY_LINE])
    await command(line);
  await press(await open('U1'), MEMBER);
  await submit(MEMBER);
  await press(await open('U2'), ADMIN);
}
