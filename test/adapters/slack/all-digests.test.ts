import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { wordsOf } from './adapter-on-slack.ts';
import { called } from './called.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// All digests of a workspace in one list, for those who may set up their channels.

const REFUSED = 'All digests of this workspace are shown to those who may set up a channel that has one';
const placeOf = (id: string, workspace = 'T1') => ({ platform: 'slack', workspace, id });

/** U1 is in #quant, which has two digests, and in C1; U2 in #robots, which has one; U8 is an admin, U9 a guest in all of them. */
async function workspace(): Promise<SlackProgram> {
  const s = await programOnSlack('socket');
  const { slack } = s;
  addUser(slack.workspace('T1'), 'U8', { admin: true });
  addUser(slack.workspace('T1'), 'U9', { guest: true });
  slack.workspace('T1').channels.get('C1')?.members.add('U9');
  called(s, 'C2', 'quant', ['U1', 'U9', 'UBOTT1']);
  called(s, 'C3', 'robots', ['U2', 'U9', 'UBOTT1']);
  await put(s, 'C2');
  await put(s, 'C2', { name: 'weekly-quant', kind: 'week', weekdays: [1] });
  await put(s, 'C3', { paused: true });
  return s;
}

const put = (s: SlackProgram, id: string, more = {}) =>
  s.state().subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: placeOf(id), since: 0, ...more }, 0);

const namesIn = async (s: SlackProgram, id: string) =>
  (await s.state().subscriptions.all(placeOf(id))).map(({ subscription }) => subscription.name);

const said = async (s: SlackProgram, line: string, user = 'U1', channel = 'C1') =>
  (await s.ask(line, { user, channel })).words;

interface Element {
  readonly action_id: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
}

/** A button of what is shown, by its label. */
function buttonIn(shown: { blocks?: unknown }, label: string) {
  const blocks = (shown.blocks ?? []) as { elements?: Element[]; accessory?: Element }[];
  const all = blocks.flatMap(({ elements = [], accessory }) => [
    ...elements,
    ...(accessory ? [accessory] : []),
  ]);
  const found = all.find(({ text }) => text?.text === label);
  if (!found) throw new Error(`no button is named ${label}: ${all.map(({ text }) => text?.text).join(', ')}`);
  return { action_id: found.action_id, label, value: found.value ?? '' };
}

/** The list as a window over the Home tab; what it shows, and a press in it. */
async function windowOf(s: SlackProgram, user = 'U1') {
  const { homes, views } = s.slack.workspace('T1');
  await s.event({ type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' });
  const home = await s.slack.until(() => homes.get(user));
  await s.press({ view: 'home', user, action: buttonIn(home, 'All digests') });
  const [id] = await s.slack.until(() => [...views].find(([, view]) => /workspace/.test(wordsOf(view))));
  const words = () => wordsOf(views.get(id) ?? {});
  return {
    words,
    press: async (label: string, until: string) => {
      await s.press({ view: id, user, action: buttonIn(views.get(id) ?? {}, label) });
      await s.slack.until(() => words().includes(until));
    },
    /** Opens a form over it, fills one field in and sends it off. */
    fill: async (name: string, field: Record<string, unknown>, label = 'Change') => {
      await s.press({ view: id, user, action: buttonIn(views.get(id) ?? {}, label) });
      const [form] = await s.slack.until(() =>
        [...views].find(
          ([, view]) => view.callback_id === 'change_settings' && JSON.stringify(view).includes(`"${name}"`),
        ),
      );
      await s.submit(form, { [name]: { value: field } }, { user });
      views.delete(form);
    },
  };
}

describe('all digests of a workspace', () => {
  it('are listed for whoever may set their channels up, from anywhere in it', async () => {
    await using s = await workspace();
    const mine = await said(s, 'settings all');
    expect(mine).toContain('Digests of this workspace');
    expect(mine).toContain('#quant, daily: on weekdays at 09:00 UTC · next: ');
    expect(mine).toContain('#quant, weekly-quant: weekly on Monday at 09:00 UTC');
    expect(mine).not.toContain('robots');
    expect(mine).not.toContain('Share');
    expect(await said(s, 'settings all', 'U1', 'DU1')).toContain('#quant, weekly-quant');
    expect(await said(s, 'settings all', 'U2')).toContain('#robots: on weekdays at 09:00 UTC (paused)');
    const everything = await said(s, 'settings all', 'U8');
    for (const name of ['#quant, daily', '#quant, weekly-quant', '#robots'])
      expect(everything).toContain(name);
    expect(await said(s, 'settings all', 'U9')).toContain(REFUSED);
  });

  it('are not told of where they are private, and in no other workspace', async () => {
    await using s = await workspace();
    called(s, 'C4', 'secret', ['U2', 'UBOTT1'], { private: true });
    await put(s, 'C4', { topics: ['a secret project'] });
    for (const user of ['U1', 'U8', 'U9']) expect(await said(s, 'settings all', user)).not.toMatch(/secret/);
    expect(await said(s, 'settings all', 'U2')).toContain('#secret: on weekdays at 09:00 UTC, only a secret');
    await s
      .state()
      .subscriptions.put(
        { ...SUBSCRIPTION_DEFAULTS, channel: placeOf('C2', 'T2'), since: 0, name: 'foreign' },
        0,
      );
    expect(await said(s, 'settings all', 'U8')).not.toContain('foreign');
    expect(await said(s, 'settings channel:C2 name:foreign', 'U8')).toContain(
      'One more digest in #quant: foreign',
    );
  });

  it('are opened from the Home tab, changed, paused, moved and ended in its window', async () => {
    await using s = await workspace();
    const list = await windowOf(s, 'U8');
    expect(list.words()).toContain('#robots: on weekdays');
    await list.press('#robots', 'Digest settings of #robots');
    await list.press('Resume', 'Pause');
    expect((await s.state().subscriptions.of(placeOf('C3')))?.paused).toBe(false);
    await list.press('Move', 'It moves with all that it has set');
    await list.fill('move-to', { type: 'conversations_select', selected_conversation: 'C2' });
    await s.slack.until(() => list.words().includes('#quant, digest-2'));
    expect([await namesIn(s, 'C3'), await namesIn(s, 'C2')]).toEqual([
      [],
      ['daily', 'digest-2', 'weekly-quant'],
    ]);
    await list.press('#quant, digest-2', 'Digest settings of #quant: digest-2');
    await list.press('Unsubscribe', 'One more digest in #quant: digest-2');
    expect(await namesIn(s, 'C2')).toEqual(['daily', 'weekly-quant']);
  });

  it('have pages where there are more than fit', async () => {
    await using s = await workspace();
    for (let at = 10; at < 41; at += 1) {
      called(s, `C9${at}`, `${at}-${'long-name-of-a-channel-'.repeat(4)}`.slice(0, 78), ['U1', 'UBOTT1']);
      await put(s, `C9${at}`, { name: 'a-name-of-20-letters', topics: ['x'.repeat(100)] });
    }
    const list = await windowOf(s);
    expect(list.words()).toContain('33, page 1 of 4');
    await list.press('Next', 'page 2 of 4');
    expect(list.words()).toContain('#20-');
    await list.press('Next', 'page 3 of 4');
    await list.press('Next', 'page 4 of 4');
    expect(list.words()).toContain('#quant, weekly-quant');
    await list.press('Previous', 'page 3 of 4');
    expect(await said(s, 'settings all page:999')).toContain('page 4 of 4');
  });

  it('move by a line, where both channels are theirs', async () => {
    await using s = await workspace();
    expect(await said(s, 'subscribe channel:#quant name:weekly-quant move-to:#robots')).toContain(
      'Only those who may manage #robots can change what it gets',
    );
    s.slack.workspace('T1').channels.get('C3')?.members.add('U1');
    expect(await said(s, 'subscribe channel:#quant name:weekly-quant move-to:#robots')).toContain(
      'The digest “weekly-quant” comes to #robots, and no longer to #quant: weekly on Monday at 09:00 UTC.',
    );
    expect(await namesIn(s, 'C3')).toEqual(['daily', 'weekly-quant']);
    expect(await said(s, 'subscribe channel:#robots move-to:#quant name:daily', 'U2')).toContain(
      'Only those who may manage #quant',
    );
    expect(await said(s, 'subscribe move-to:#nowhere channel:#quant name:daily')).toContain(
      'There is no channel',
    );
  });

  it('of channels that Paperboy cannot see any more come first, to be moved or ended by admins and whoever ordered them', async () => {
    await using s = await workspace();
    await put(s, 'C8');
    const words = await said(s, 'settings all', 'U8');
    expect(words).toContain('#C8: on weekdays at 09:00 UTC · Paperboy cannot see this channel any more');
    expect(words.indexOf('#C8')).toBeLessThan(words.indexOf('#quant'));
    expect(await said(s, 'settings all')).not.toContain('C8');
    expect(await said(s, 'unsubscribe channel:C8')).toContain('There is no channel');
    expect(await said(s, 'pause channel:C8', 'U8')).toContain('No digests come to #C8');
    await s.state().admins.remember(placeOf('C8'), { platform: 'slack', id: 'T1/U1' });
    expect(await said(s, 'subscribe channel:C8 move-to:C1')).toContain('comes here, and no longer to #C8');
    expect([await namesIn(s, 'C8'), await namesIn(s, 'C1')]).toEqual([[], ['daily']]);
    expect(await said(s, 'unsubscribe channel:C8', 'U8')).toContain('There is no channel');
  });
});

describe('people whom a workspace names', () => {
  it('may set up each channel that they see, beside admins, and members no longer', async () => {
    await using s = await workspace();
    called(s, 'C4', 'secret', ['U1', 'UBOTT1'], { private: true });
    const set = await said(s, 'settings managers:U2', 'U8');
    expect(set).toContain('What the channels of this workspace get is set by workspace admins');
    expect(set).toContain('and by those who are named: @');
    expect(await said(s, 'settings managers', 'U8')).toContain('Who may set channels up: @Person U2');
    expect(await said(s, 'subscribe channel:#quant name:daily 10:00', 'U2')).toContain('comes to #quant');
    expect(await said(s, 'subscribe channel:#quant name:daily 11:00', 'U1')).toContain('Only those who may');
    expect(await said(s, 'subscribe 11:00', 'U1')).toContain('Only those who may manage this channel');
    expect(await said(s, 'subscribe channel:C4', 'U2')).toContain('There is no channel');
    expect(await said(s, 'settings all', 'U2')).toContain('#quant, weekly-quant');
    expect(await said(s, 'settings all', 'U1')).toContain(REFUSED);
    expect(await said(s, 'settings managers:nobody', 'U8')).toContain('the members of each, and workspace');
    expect(await said(s, 'subscribe channel:#quant name:daily 11:00', 'U1')).toContain('comes to #quant');
  });

  it('are chosen in the window of the list by admins, and by nobody else', async () => {
    await using s = await workspace();
    const list = await windowOf(s, 'U8');
    expect(list.words()).toContain('Who may set channels up: not named');
    await list.fill('managers', { type: 'multi_users_select', selected_users: ['U2'] });
    await s.slack.until(() => list.words().includes('those who are named'));
    expect(await s.state().managers.of('slack', 'T1')).toMatchObject([{ id: 'T1/U2' }]);
    await list.fill('managers', { type: 'multi_users_select', selected_users: [] });
    await s.slack.until(() => list.words().includes('not named'));
    expect(await s.state().managers.of('slack', 'T1')).toBeUndefined();
    for (const user of ['U1', 'U9'])
      expect(await said(s, 'settings managers:U2', user)).toContain('Only workspace admins can say who');
  });

  it('are members of this workspace, by what Slack calls them', async () => {
    await using s = await workspace();
    addUser(s.slack.workspace('T1'), 'U71', { left: true });
    addUser(s.slack.workspace('T1'), 'U72', { bot: true });
    const bad = [
      'U9',
      'U71',
      'U72',
      'U777',
      '@alice',
      'everyone',
      'U2 and alice',
      '<!channel>',
      'U2 `x`',
      ',;',
    ];
    for (const typed of bad)
      expect(await said(s, `settings managers:"${typed}"`, 'U8'), typed).toMatch(
        /Nobody of this|is no member/,
      );
    expect(await s.state().managers.of('slack', 'T1')).toBeUndefined();
  });

  it('count in their own workspace alone, and leave nobody more powerful when they are forgotten', async () => {
    await using s = await workspace();
    await said(s, 'settings managers:U2', 'U8');
    expect(await s.state().managers.of('slack', 'T2')).toBeUndefined();
    await s.state().forget({ kind: 'person', person: { platform: 'slack', id: 'T1/U2' } });
    expect(await s.state().managers.of('slack', 'T1')).toEqual([]);
    expect(await said(s, 'subscribe 11:00', 'U1')).toContain('Only those who may manage this channel');
    expect(await said(s, 'subscribe channel:#quant name:daily 11:00', 'U8')).toContain('comes to #quant');
  });

  it('are looked at again for whoever was to be told of a channel', async () => {
    await using s = await workspace();
    const person = { platform: 'slack', id: 'T1/U1' };
    const { delivery } = s.chat();
    expect(await delivery?.mayConfigure?.(person, placeOf('C2'))).toBe(true);
    await said(s, 'settings managers:U2', 'U8');
    expect(await delivery?.mayConfigure?.(person, placeOf('C2'))).toBe(false);
  });
});
