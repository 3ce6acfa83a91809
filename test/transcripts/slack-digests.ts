import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { DUE } from './lists.ts';
import { ADMIN, DAILY_LINE, MEMBER, type SlackAsk } from './slack-asks.ts';
import type { SlackRecorder } from './slack-recorder.ts';
import type { Walk } from './slack-walk.ts';

/** The digests of an evening: of a channel, of a person, a note, and one to a channel that was archived. */
export async function slackDigests(
  recorder: SlackRecorder,
  { press, command }: Pick<Walk, 'press'> & { command: SlackAsk },
): Promise<void> {
  const { workspace, transcript, slack, clock, written } = recorder;
  for (const id of ['C2', 'C3']) addChannel(workspace, id, ['U1', 'U2', workspace.botUser]);
  addUser(workspace, 'U3');
  for (const where of [MEMBER, ADMIN]) {
    await command('forget channel yes', where);
    await command('forget me yes', where);
  }
  await command('follow robots');
  await command(DAILY_LINE);
  await command('follow quantization for me', ADMIN);
  await command(`${DAILY_LINE} for me size:2`, ADMIN);
  await command('follow zebras', { channel: 'C2' });
  await command(`${DAILY_LINE} kind:topics quiet-days:note`, { channel: 'C2' });
  await command(DAILY_LINE, { channel: 'C3' });
  await command(`${DAILY_LINE} for me`, { user: 'U3' });
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
