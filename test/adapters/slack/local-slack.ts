import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { type Slack, slackAdapter } from '#adapters/slack/adapter.ts';
import { exportFile } from '#core/format/export/export.ts';
import { servePublic } from '#src/http/serve-public.ts';
import { paperBlocks } from '#test/fakes/documents.ts';
import { paper } from '#test/fakes/papers.ts';
import { silent } from '#test/fakes/source.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { HERE, MODES, type Mode, wordsOf } from './adapter-on-slack.ts';
import { rooms } from './local-slack-rooms.ts';
import { APP_PORT, BASE, type LocalSlack, localSlack, type Message } from './local-slack-server.ts';

const PARTS = {
  logger: silent,
  write: () => {},
  complain: (line: string) => void process.stderr.write(line),
};

const [program = ''] = process.argv.slice(2);

for (const mode of MODES) {
  await check(mode);
  await rooms(program, mode);
}

/** The same flows as in our own tests, on the other Slack. */
async function check(mode: Mode): Promise<void> {
  await using slack = await localSlack(program, mode);
  const appApi = await testAppApi();
  const shared = { botToken: 'xoxb-of-local-slack', apiUrl: `${BASE}/api/` };
  const way = mode === 'socket' ? { appToken: 'xapp-1-of-the-fake' } : { signingSecret: 'a-signing-secret' };
  const adapter = slackAdapter({ reach: reachWith(), appApi, settings: { ...shared, ...way } });
  await adapter.start();
  const server =
    adapter.routes && servePublic([adapter.routes], { port: APP_PORT, host: '127.0.0.1', proxies: 0 }, PARTS);
  if (mode === 'socket') await setTimeout(300);
  try {
    await answers(slack, appApi);
    await settings(slack, appApi);
    await home(slack);
    await modals(slack, appApi);
    await file(slack, appApi);
    await digest(slack, adapter);
  } catch (error) {
    process.stderr.write(`${JSON.stringify(appApi.logged, undefined, 2)}\n`);
    throw error;
  } finally {
    await adapter.stop();
    await server?.stop();
  }
  process.stdout.write(`local-slack by ${mode}: all well, ${appApi.ran.length} commands answered\n`);
}

function command({ control }: LocalSlack, text: string) {
  return control('command', { channel: 'C1', user: 'U1', command: '/papers', text });
}

function press({ control }: LocalSlack, on: Message, action: object) {
  const pressed = { type: 'button', block_id: 'b', ...action };
  return control('interact', { channel: 'C1', messageTs: on.ts, user: 'U1', action: pressed });
}

function chosen(value: string) {
  return { selected_option: { text: { type: 'plain_text', text: 'x' }, value } };
}

async function answers(slack: LocalSlack, { ran }: TestAppApi): Promise<void> {
  await command(slack, 'search agents');
  const answer = await slack.said('C1', '1. LLM Result 1');
  assert.equal(answer.ephemeral_to, 'U1');
  await press(slack, answer, { action_id: 'command:0', value: 'search agents page:2' });
  await slack.said('C1', '6. LLM Result 6');
  await press(slack, answer, { action_id: 'share', value: 'search agents' });
  await slack.said('C1', 'Shared by <@U1>');
  await press(slack, answer, { type: 'overflow', action_id: 'paper:2608.12345', ...chosen('similar') });
  await slack.said('C1', 'Like The Paper 2608.12345');
  await slack.control('message', { channel: 'C1', user: 'U1', text: '<@U0BOT> follow mentions for me' });
  const mine = await slack.said('C1', 'You now follow mentions');
  const { channel, person, zone } = ran.at(-1)?.caller ?? {};
  assert.deepEqual([channel, person?.id, await zone?.()], [HERE, 'T1/U1', 'Asia/Tokyo']);
  assert.equal(mine.ephemeral_to, 'U1');
  await slack.control('message', { channel: 'C1', user: 'U1', text: '<@U0BOT> search llm' });
  assert.ok((await slack.said('C1', 'Search · llm')).thread_ts);
  await command(slack, 'serch agents');
  await slack.said('C1', 'did you mean /papers search?');
}

/** Menus that change at once, and a modal for what is typed. */
async function settings(slack: LocalSlack, appApi: TestAppApi): Promise<void> {
  await command(slack, 'subscribe 09:00 Berlin size:5');
  await slack.said('C1', 'A digest comes here');
  await command(slack, 'settings');
  const shown = await slack.said('C1', 'Time: 09:00');
  const accessories = (shown.blocks ?? []).flatMap(({ accessory }) => accessory ?? []);
  const size = accessories.find(({ action_id }) => action_id.endsWith('"size"]'));
  await press(slack, shown, { type: 'static_select', action_id: size?.action_id, ...chosen('10') });
  await slack.until('the size is 10', async () => (await appApi.subscription(HERE))?.size === 10);

  const typed = accessories.find(({ action_id }) => action_id === 'fill_in');
  await press(slack, shown, { ...typed });
  await slack.until('the form is open', async () => (await slack.state()).modalStack.length);
  const zone = (value: string) => ({ zone: { value: { type: 'plain_text_input', value } } });
  assert.match(JSON.stringify(await slack.submit(zone('Mars'))), /no time zone/);
  assert.equal(await slack.submit(zone('Oslo')), undefined);
  const anew = await slack.said('C1', 'Time zone: Europe/Oslo');
  assert.equal(anew.ts, shown.ts);
}

async function home(slack: LocalSlack): Promise<void> {
  await slack.control('open-home', { user: 'U1' });
  const view = await slack.until(
    'the Home tab was published',
    async () => (await slack.state()).homeViews.U1?.A1,
  );
  const words = wordsOf(view as object);
  for (const part of [
    'mentions · 0 papers this week',
    '<#C1> on weekdays at 09:00 Europe/Oslo',
    'Set up a channel',
  ])
    assert.ok(words.includes(part), words);
}

async function modals(slack: LocalSlack, appApi: TestAppApi): Promise<void> {
  const top = async () => (await slack.state()).modalStack.at(-1);
  const shows = (words: string) =>
    slack.until(`a modal shows "${words}"`, async () => wordsOf((await top()) ?? {}).includes(words));
  const anywhere = await slack.said('C1', 'Shared by <@U1>');
  await press(slack, anywhere, { action_id: 'open_search' });
  await slack.until('the search is open', top);
  await slack.submit({ query: { query: { type: 'plain_text_input', value: 'LLM agents' } } });
  await shows('1. LLM Result 1');

  await press(slack, anywhere, { action_id: 'open_setup', value: 'C1' });
  await slack.until('the form is open', async () => (await top())?.callback_id === 'set_up_channel');
  const typed = (value: string) => ({ value: { type: 'plain_text_input', value } });
  const values = {
    channel: { value: { type: 'conversations_select', selected_conversation: 'C1' } },
    zone: typed('Lima'),
    topics: typed('world models'),
  };
  assert.match(JSON.stringify(await slack.submit({ ...values, zone: typed('CST') })), /America\/Chicago/);
  await slack.submit(values);
  await shows('This channel now follows world models');
  assert.equal((await appApi.subscription(HERE))?.zone, 'America/Lima');
}

async function file(slack: LocalSlack, { state }: TestAppApi): Promise<void> {
  const saved = { paper: paper({ title: 'Ünï & <x>' }), at: 0 };
  await state.saved.put({ platform: 'slack', id: 'T1/U1' }, saved);
  await command(slack, 'saved export bibtex');
  await slack.said('C1', 'the file is in your direct messages');
  const { channels, messages } = await slack.state();
  const direct = channels.find(({ id }) => id.startsWith('D'))?.id ?? '';
  const sent = messages[direct]?.flatMap(({ files = [] }) => files)[0];
  assert.equal(sent?.name, 'papers.bib');
  const headers = { authorization: 'Bearer xoxb-of-local-slack' };
  const { text } = exportFile('bibtex', [saved]);
  assert.equal(await (await fetch(sent.url_private, { headers })).text(), text);
}

async function digest(slack: LocalSlack, adapter: Slack): Promise<void> {
  const signal = new AbortController().signal;
  const channel = HERE;
  const marker = (part: number) => `${part}`.padEnd(22, 'm');
  const parts = adapter.render({ summary: 'Daily papers', blocks: paperBlocks('Digest', 40) });
  let first: { id: string } | undefined;
  for (const [at, payload] of parts.entries()) {
    const sent = await adapter.send({
      channel,
      payload,
      marker: marker(at),
      signal,
      ...(first ? { first } : {}),
    });
    assert.equal(sent.kind, 'sent');
    if (sent.kind === 'sent') first ??= sent.ref;
  }
  assert.equal((await slack.said('C1', '40. Digest 40')).thread_ts, first?.id);
  const since = Temporal.Now.instant().subtract({ minutes: 5 });
  const look = async (wanted: string, more: { first?: { id: string } } = {}) =>
    (await adapter.findByMarker({ channel, marker: wanted, payload: '', since, signal, ...more })).kind;
  assert.equal(await look(marker(0)), 'found');
  assert.equal(await look(marker(parts.length - 1), first ? { first } : {}), 'found');
  assert.equal(await look('x'.repeat(22)), 'absent');
}
