import { expect, it } from 'vitest';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { wordsOf } from './adapter-on-slack.ts';
import { called } from './called.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// What is asked in one channel of a workspace, C1, about another one, C2, which is called quant.

const unknown = (name: string) => `There is no channel “${name}” here that both you and Paperboy can see`;
const placeOf = (id: string, workspace = 'T1') => ({ platform: 'slack', workspace, id });

/** U1 is in both channels, U2 in the first alone. */
async function twoChannels(): Promise<SlackProgram> {
  const s = await programOnSlack('socket');
  s.slack.workspace('T1').channels.get('C1')?.members.add('U2');
  called(s, 'C2', 'quant', ['U1']);
  return s;
}

it('is ordered, shown, paused, resumed and ended from another channel and from direct messages', async () => {
  await using s = await twoChannels();
  const said = async (line: string, channel = 'C1') => (await s.ask(line, { channel })).words;
  expect(await said('subscribe topic:"LLM quantization" channel:#quant')).toContain(
    'A digest comes to #quant on weekdays at 09:00 Europe/Berlin, only LLM quantization.',
  );
  expect(s.slack.workspace('T1').channels.get('C2')?.members).toContain('UBOTT1');
  expect(await s.state().subscriptions.all(placeOf('C1'))).toEqual([]);
  expect(await said('settings #quant')).toContain('Digest settings of #quant');
  expect(await said('status channel:quant', 'DU1')).toContain('A digest comes to #quant');
  expect(await said('pause in <#C2|quant>')).toContain('No digests come to #quant until');
  called(s, 'C7', 'nobody-here', []);
  expect(await said('settings channel:<#C7|nobody-here>')).toContain('No digest is ordered in #nobody-here');
  expect(await said('resume <#C2>')).toContain('Digests come to #quant again');
  expect(await said('subscribe 07:00 in #quant', 'DU1')).toContain(
    'now comes to #quant on weekdays at 07:00',
  );
  expect(await said('unsubscribe channel:C2')).toContain('No more digests come to #quant');
  expect(await said('settings channel:C1')).toContain('No digest is ordered here yet');
});

it('is asked for in a mention, and answered to the asker alone', async () => {
  await using s = await twoChannels();
  called(s, 'C3', 'secret', ['U1', 'UBOTT1'], { private: true });
  await s.ask('subscribe channel:#secret');
  await s.event({
    type: 'app_mention',
    user: 'U1',
    channel: 'C1',
    ts: '5.1',
    text: '<@UBOTT1> settings <#C3|secret>',
  });
  const { channels } = s.slack.workspace('T1');
  const whisper = await s.slack.until(() => channels.get('C1')?.whispers.at(-1));
  expect(whisper.to).toBe('U1');
  expect(wordsOf(whisper)).toContain('Digest settings of #secret');
  expect(channels.get('C1')?.messages).toEqual([]);
});

it('wants the asker to be in that channel, or an admin, or they are told why not', async () => {
  await using s = await twoChannels();
  addUser(s.slack.workspace('T1'), 'U8', { admin: true });
  const said = async (line: string, user: string) => (await s.ask(line, { user })).words;
  const refused = 'Only those who may manage #quant can change what it gets';
  expect(await said('subscribe channel:C2', 'U2')).toContain(refused);
  expect(await said('unsubscribe channel:C2', 'U2')).toContain(refused);
  expect(await said('settings channel:C2', 'U2')).toContain('those who may manage #quant can order one');
  expect(await s.state().subscriptions.channels('slack')).toEqual([]);
  expect(await said('subscribe channel:C2', 'U8')).toContain('A digest comes to #quant');
});

it('says the same of a channel that is private, gone, a group message, of another workspace, or never was', async () => {
  await using s = await twoChannels();
  called(s, 'C3', 'secret', ['U1', 'UBOTT1'], { private: true });
  called(s, 'C4', 'unseen', ['U1', 'U2'], { private: true });
  called(s, 'G5', 'group', ['U1', 'U2', 'UBOTT1'], { group: true, private: true });
  addChannel(s.slack.workspace('T2'), 'C6', ['U1', 'U2', 'UBOTT2']);
  addUser(s.slack.workspace('T1'), 'U9', { guest: true });
  addUser(s.slack.workspace('T1'), 'U8', { admin: true });
  expect((await s.ask('subscribe channel:#secret topics:"a secret project"')).words).toContain(
    'comes to #secret',
  );
  for (const user of ['U2', 'U8', 'U9'])
    for (const named of ['C3', '#secret', 'C4', '#unseen', 'G5', '#group', 'C6', 'C777', '#never']) {
      const { words } = await s.ask(`settings channel:${named}`, { user });
      expect(words).toContain(unknown(named.replace('#', '')));
      expect(words).not.toContain('secret project');
    }
  // A guest sees no public channel but those that they are in.
  expect((await s.ask('settings channel:C2', { user: 'U9' })).words).toContain(unknown('C2'));
  expect((await s.ask('settings channel:C2', { user: 'U2' })).words).toContain('in #quant yet');
});

it('says so where Paperboy cannot be invited by itself, and where a channel is archived', async () => {
  await using s = await twoChannels();
  called(s, 'C7', 'old', ['U1', 'UBOTT1'], { archived: true });
  expect((await s.ask('subscribe channel:C7')).words).toContain('#old is archived: nothing comes there');
  s.slack.workspace('T1').scopes.delete('channels:join');
  expect((await s.ask('subscribe channel:#quant')).words).toContain(
    'Paperboy is not in #quant yet: type /invite @Paperboy there, or nothing can be posted there.',
  );
});

it('means that channel by its buttons and forms, and Undo', async () => {
  await using s = await twoChannels();
  const first = await s.ask('subscribe 09:00 channel:#quant');
  const press = async (label: string, answer: object) => {
    const found = new RegExp(`"text":"${label}[^}]*\\},"value":"((?:[^"\\\\]|\\\\.)*)"`).exec(
      JSON.stringify(answer),
    );
    const value = JSON.parse(`"${found?.[1] ?? ''}"`) as string;
    const before = new Set(s.slack.responses);
    await s.press({ action: { action_id: 'command:0', value } });
    const said = await s.slack.until(() => s.slack.responses.find((each) => !before.has(each)));
    return { ...said, words: wordsOf(said) };
  };
  const settings = await press('Settings', first);
  expect(settings.words).toContain('Digest settings of #quant');
  const ended = await s.ask('unsubscribe channel:#quant');
  expect((await press('Undo', ended)).words).toContain('A digest comes to #quant again');
  expect(await s.state().subscriptions.all(placeOf('C2'))).toHaveLength(1);
  expect(await s.state().subscriptions.all(placeOf('C1'))).toEqual([]);
});

it('says that Slack does not say, where it does not, and changes nothing', async () => {
  await using s = await twoChannels();
  s.slack.fail('conversations.info', { kind: 'error', error: 'internal_error' });
  expect((await s.ask('subscribe channel:C2')).words).toContain('Slack did not say who may set');
  expect(await s.state().subscriptions.channels('slack')).toEqual([]);
});

it('gets a sentence for hostile names, and for two places at once', async () => {
  await using s = await twoChannels();
  for (const name of ['<!channel>', '@everyone', 'C'.repeat(90), '#../..', '"#a b"', '‮quant'])
    expect((await s.ask(`subscribe channel:${name}`)).words).toContain('There is no channel “');
  expect((await s.ask('subscribe for:me channel:#quant')).words).toContain('say two places');
  expect(await s.state().subscriptions.channels('slack')).toEqual([]);
});

it('keeps what two workspaces have of channels with the same name and id apart', async () => {
  await using s = await programOnSlack('http', { many: true });
  for (const team of ['T1', 'T2']) {
    expect(await s.install(team)).toBe(200);
    Object.assign(addChannel(s.slack.workspace(team), 'C2', ['U1']), { name: 'quant' });
  }
  await s.ask('subscribe 06:00 Tokyo channel:#quant topics:"a secret project"', { team: 'T1' });
  for (const line of ['settings #quant', 'status channel:C2', 'unsubscribe channel:#quant', 'pause #quant']) {
    const { words } = await s.ask(line, { team: 'T2' });
    expect(words).toMatch(/No digest (?:is ordered in|comes to) #quant/);
    expect(words).not.toMatch(/secret project|Tokyo/);
  }
  expect(await s.state().subscriptions.all(placeOf('C2', 'T1'))).toHaveLength(1);
});
