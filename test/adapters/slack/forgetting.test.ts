import { expect, it } from 'vitest';
import { stateHolds } from '#test/fakes/bytes.ts';
import { wordsOf } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

const OTHER = { team: 'T2' };

/** What channels and people follow. */
async function followed(s: SlackProgram): Promise<readonly string[]> {
  return (await s.app().state.follows.all()).map(({ topic }) => topic.text).toSorted();
}

async function installed(s: SlackProgram): Promise<readonly string[]> {
  const teams: string[] = [];
  for await (const [team] of s.app().state.remember('slack-installs').iterator?.() ?? [])
    teams.push(String(team));
  return teams;
}

/** The program in two workspaces, which follow things. */
async function both(): Promise<SlackProgram> {
  const s = await programOnSlack('http', { many: true });
  for (const team of ['T1', 'T2']) expect(await s.install(team)).toBe(200);
  await s.ask('follow robots');
  await s.ask('follow secret project', OTHER);
  await s.ask('follow my own matter for me', OTHER);
  return s;
}

it('a workspace that removed the app while it was away loses its token at once, and has some days to come back', async () => {
  await using s = await both();
  s.slack.workspace('T2').removed = true;
  await s.restart();
  await expect.poll(() => installed(s)).toEqual(['T1']);
  expect(await followed(s)).toHaveLength(3);
  expect(await s.app().state.removals.of('slack')).toEqual(['T2']);
  // As the state's daily work does once they are over.
  await s.app().state.forget({ kind: 'workspace', platform: 'slack', workspace: 'T2' });
  expect(await followed(s)).toEqual(['robots']);
  for (const words of ['secret project', 'my own matter', 'T2/U1', '"T2"'])
    expect(stateHolds(s.folder, words), words).toBe(false);
});

it('while Slack cannot be reached nobody counts as gone, and at a later start it is seen', async () => {
  await using s = await both();
  s.slack.workspace('T2').removed = true;
  s.slack.fail('auth.test', { kind: 'status', status: 503 }, { kind: 'reset' });
  const asked = () => s.slack.calls.filter(({ method }) => method === 'auth.test').length;
  const before = asked();
  await s.restart();
  await s.slack.until(() => asked() === before + 2);
  expect(await installed(s)).toEqual(['T1', 'T2']);
  expect(await followed(s)).toHaveLength(3);
  await s.restart();
  await expect.poll(() => installed(s)).toEqual(['T1']);
  expect(await s.app().state.removals.of('slack')).toEqual(['T2']);
});

it('with one token nothing is asked and nothing is forgotten', async () => {
  await using s = await programOnSlack('socket');
  await s.ask('follow robots');
  await s.ask('subscribe 06:00 Tokyo');
  await s.restart();
  expect(await followed(s)).toEqual(['robots']);
});

it('whoever is forgotten leaves no word of a topic behind its menu, and the menu says what to do', async () => {
  await using s = await programOnSlack('http');
  const topic = 'zanzibar quantization of large language models that walk on robots';
  await s.ask(`follow ${topic} for me`);
  await s.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
  const home = () => s.slack.workspace('T1').homes.get('U1');
  await s.slack.until(home);
  const value = /"value":"(#[^"]+)"/.exec(JSON.stringify(home()))?.[1] ?? '';
  expect(stateHolds(s.folder, 'zanzibar')).toBe(true);
  await s.ask('forget me yes');
  expect(stateHolds(s.folder, 'zanzibar')).toBe(false);
  await s.press({ view: 'home', action: { action_id: 'do:topic', option: value } });
  await s.slack.until(() => wordsOf({ blocks: home()?.blocks }).includes('This button is too old'));
});
