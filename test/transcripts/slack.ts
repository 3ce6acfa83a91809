import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import type { Where } from '#test/fakes/slack/user-actions.ts';
import { ASKS, HOSTILE, LINES, LONG, lineOf, PLAIN } from './asks.ts';
import { slackIdsIn } from './ids.ts';
import { DUE, DUE_AT, KNOWN } from './lists.ts';
import { recordSlack, type SlackRecorder } from './slack-recorder.ts';
import { walkOn } from './slack-walk.ts';
import { storedIn } from './stored.ts';

const MEMBER: Where = {};
const ADMIN: Where = { user: 'U2' };
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
const OLD_ACTIONS = [
  { action_id: 'command:0', value: 'today size:1' },
  { action_id: 'command:9', value: '#AAAAAAAAAAAAAAAAAAAAAA' },
  { action_id: 'command:0', value: `search ${HOSTILE}` },
  { action_id: 'command:0', value: '' },
  { action_id: 'paper:2608.99999', option: 'save' },
  { action_id: 'paper:nonsense', option: 'nonsense' },
  { action_id: 'field:nonsense', select: '10' },
  { action_id: 'change:0', value: 'nonsense' },
  { action_id: 'fill_in', value: 'nonsense' },
  { action_id: 'do:topic', option: 'nonsense' },
  { action_id: 'share', value: '' },
  { action_id: 'gone', value: 'gone' },
];
const DAILY = `subscribe ${DUE_AT} Europe/Berlin`;

/** All that people do on Slack, and what Slack is sent; with the ids that are out in the world then. */
export async function slackTranscript() {
  await using recorder = await recordSlack();
  const { slack, transcript, gestures, doing, written } = recorder;
  transcript.did('the program starts');
  await written();
  const { press, submit } = walkOn(recorder);
  const command = async (line: string, where: Where = MEMBER) =>
    await doing(`/papers ${line}${whereOf(where)}`, () => gestures.command(line, where));

  for (const line of [...ASKS.map(lineOf), ...LINES, `search ${LONG} limit:1`])
    await press(await command(line), MEMBER);
  for (const line of ['', ...PLAIN.map(lineOf)]) {
    const where = { channel: 'DU1' };
    await press(await command(line, where), where);
    await submit(where);
  }
  await speak(recorder, press);
  await shortcuts(recorder, submit);
  await homes(recorder, { press, submit, command });
  for (const action of OLD_ACTIONS)
    await doing(`press ${JSON.stringify(action)} of another version`, () => gestures.press({ action }));
  const stored = storedIn(recorder);
  await digests(recorder, { press, command });
  transcript.did('what Slack would not have taken');
  transcript.came(JSON.stringify(slack.problems));
  return {
    text: transcript.text(),
    ids: slackIdsIn(transcript.whole()),
    stored: [...stored, ...storedIn(recorder)],
  };
}

type Press = ReturnType<typeof walkOn>['press'];
type Submit = ReturnType<typeof walkOn>['submit'];
type Command = (line: string, where?: Where) => Promise<unknown[]>;

/** Mentions, also in a thread, and direct messages. */
async function speak({ doing, gestures }: SlackRecorder, press: Press): Promise<void> {
  const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5' };
  for (const line of SPOKEN) {
    const text = `<@UBOTT1> ${line}`;
    await press(await doing(`@Paperboy ${line}`, () => gestures.event({ ...mention, text })), MEMBER);
  }
  const thread_ts = '4.4';
  const inThread = { ...mention, text: '<@UBOTT1> top week', thread_ts };
  await doing('@Paperboy top week, in a thread', () => gestures.event(inThread));
  for (const text of SPOKEN) {
    const message = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '6.6', text };
    await press(await doing(`to Paperboy alone: ${text}`, () => gestures.event(message)), { channel: 'DU1' });
  }
}

async function shortcuts({ doing, gestures }: SlackRecorder, submit: Submit): Promise<void> {
  for (const name of ['similar_papers', 'save_paper'])
    for (const text of [`<https://arxiv.org/abs/${KNOWN}>`, `none ${HOSTILE}`])
      await doing(`${name} of “${text}”`, () => gestures.messageShortcut(name, { text }));
  await doing('search_papers', () => gestures.shortcut('search_papers'));
  await submit(MEMBER);
  await doing('a shortcut of another version', () => gestures.shortcut('gone'));
}

/** The Home of somebody without anything, of a member who has all there is, and of an admin. */
async function homes(
  { doing, gestures }: SlackRecorder,
  { press, submit, command }: { press: Press; submit: Submit; command: Command },
): Promise<void> {
  const open = async (user: string) => {
    const opened = { type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' };
    return await doing(`${user} opens the Home`, () => gestures.event(opened));
  };
  await press(await open('U2'), ADMIN);
  await submit(ADMIN);
  for (const line of ['follow quantization for me', `save ${KNOWN}`, `${DAILY} for me`, DAILY])
    await command(line);
  await press(await open('U1'), MEMBER);
  await submit(MEMBER);
  await press(await open('U2'), ADMIN);
}

/** The digests of an evening: of a channel, of a person, a note, and one to a channel that was archived. */
async function digests(
  recorder: SlackRecorder,
  { press, command }: { press: Press; command: Command },
): Promise<void> {
  const { workspace, transcript, slack, clock, written } = recorder;
  for (const id of ['C2', 'C3']) addChannel(workspace, id, ['U1', 'U2', workspace.botUser]);
  addUser(workspace, 'U3');
  for (const where of [MEMBER, ADMIN]) {
    await command('forget channel', where);
    await command('forget me', where);
  }
  await command('follow robots');
  await command(DAILY);
  await command('follow quantization for me', ADMIN);
  await command(`${DAILY} for me size:2`, ADMIN);
  await command('follow zebras', { channel: 'C2' });
  await command(`${DAILY} kind:topics quiet-days:note`, { channel: 'C2' });
  await command(DAILY, { channel: 'C3' });
  await command(`${DAILY} for me`, { user: 'U3' });
  const archived = workspace.channels.get('C3');
  if (archived) archived.archived = true;
  workspace.users.delete('U3');
  clock.set(DUE);
  transcript.did('the digests are due');
  const messages = (id: string) => workspace.channels.get(id)?.messages ?? [];
  const before = messages('DU1').length;
  await recorder.deliver(
    () =>
      [messages('C1'), messages('C2'), messages('DU2')].every(({ length }) => length > 0) &&
      messages('DU1').length > before &&
      slack.calls.some(({ method, args }) => method === 'conversations.open' && args.users === 'U3'),
  );
  await written(true);
  await press(messages('C1'), ADMIN);
  for (const channel of ['C1', 'C2', 'C3']) await command('status', { channel });
  await command('settings', { channel: 'C3' });
}

function whereOf({ user, channel }: Where): string {
  return [user ? ` by ${user}` : '', channel ? ` in ${channel}` : ''].join('');
}
