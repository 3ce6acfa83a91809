import { describe, expect, it } from 'vitest';
import type { StateStore } from '#store/state/state.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { HERE, wordsOf } from './adapter-on-slack.ts';
import type { PeopleOnSlack } from './people-on-slack.ts';

/** People on Slack, what they ask, and the state of whoever answers them. */
interface Flow extends PeopleOnSlack {
  state(): Pick<StateStore, 'subscriptions'>;
}

type Blocks = Record<string, unknown>[];

const blocksOf = (shown: unknown) => JSON.stringify((shown as { blocks: Blocks }).blocks);
const line = (value: string) => ({ value: { type: 'plain_text_input', value } });

/** The action id of the menu that changes a field. */
function fieldIn(shown: unknown, name: string): string {
  const found = new RegExp(`"action_id":"(field:(?:[^"\\\\]|\\\\.)*\\\\"${name}\\\\"\\])"`).exec(
    blocksOf(shown),
  );
  return JSON.parse(`"${found?.[1] ?? ''}"`);
}

/** The value of a button by its label. */
function valueBehind(shown: unknown, label: string): string {
  const found = new RegExp(`"text":"${label}[^}]*\\},"value":"((?:[^"\\\\]|\\\\.)*)"`).exec(blocksOf(shown));
  return JSON.parse(`"${found?.[1] ?? ''}"`);
}

const home = (s: Flow, said: string, team = 'T1') =>
  s.slack.until(() => {
    const shown = s.slack.workspace(team).homes.get('U1');
    return shown && wordsOf(shown).includes(said) && shown;
  });

const modal = (s: Flow, callback: string, said = '') =>
  s.slack.until(() =>
    [...s.slack.workspace('T1').views].findLast(
      ([, view]) => view.callback_id === callback && wordsOf(view).includes(said),
    ),
  );

const answer = (s: Flow, said: RegExp) =>
  s.slack.until(() => s.slack.responses.findLast((each) => said.test(wordsOf(each))));

/** What people press and fill in, in whole programs that `open` opens one by one. */
export function describeFlows(name: string, open: () => Promise<Flow>): void {
  describe(name, () => {
    it('settings are ordered, changed by a menu and by what is typed, and stay in their place', async () => {
      await using s = await open();
      const offered = await s.ask('settings');
      expect(offered.words).toContain('No digest is ordered here yet');
      await s.press({ action: { action_id: fieldIn(offered, 'size'), select: '10' } });
      const ordered = await answer(s, /Digest settings/);
      expect(ordered).toMatchObject({ replace_original: true });
      expect(await s.state().subscriptions.of(HERE)).toMatchObject({ size: 10 });
      await s.press({ action: { action_id: 'fill_in', value: valueBehind(ordered, 'Change') } });
      const [form] = await modal(s, 'change_settings');
      expect((await s.submit(form, { zone: line('Atlantis') })).body).toMatchObject({
        errors: { zone: expect.stringContaining('no time zone "Atlantis"') },
      });
      await s.submit(form, { zone: line('New York'), time: { value: { selected_time: '21:00' } } });
      const changed = await answer(s, /at 21:00 America\/New_York/);
      expect(wordsOf(changed)).toMatch(/Next digest: <!date\^\d+\^\{date_short_pretty\} at \{time\}\|/);
      await s.press({ action: { action_id: 'change:0', value: valueBehind(changed, 'Pause') } });
      expect(await answer(s, /\(paused\)/)).toMatchObject({ replace_original: true });
      expect(await s.state().subscriptions.of(HERE)).toMatchObject({ paused: true, size: 10, time: '21:00' });
    });

    it('my own digest is ordered and changed from anywhere', async () => {
      await using s = await open();
      const offered = await s.ask('settings for me');
      await s.press({ action: { action_id: 'change:0', value: valueBehind(offered, 'Order the digest') } });
      await answer(s, /Your own digest.*on weekdays at 09:00 Europe\/Berlin/s);
      const mine = await s.ask('settings for me', { channel: 'DU1' });
      await s.press({ action: { action_id: fieldIn(mine, 'kind'), select: 'topics' }, channel: 'DU1' });
      await answer(s, /followed topics only/);
      expect(await s.state().subscriptions.channels('slack')).toEqual([
        { platform: 'slack', workspace: '@T1/U1', id: 'direct' },
      ]);
    });

    it('the Home tab shows and changes what is mine', async () => {
      await using s = await open();
      await s.ask('follow LLM quantization for me');
      await s.ask('save 2608.10020');
      await s.ask('subscribe 09:00 Berlin');
      await s.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
      const shown = await home(s, 'Set up a channel');
      expect(wordsOf(shown)).toMatch(/LLM quantization · \d+ papers this week/);
      expect(wordsOf(shown)).toContain('<#C1> on weekdays at 09:00 Europe/Berlin, 5 papers at most');
      expect(wordsOf(shown)).toContain('1. Four-Bit Quantization of Large Language Models, Part 20');

      const strict = 'follow level:strict for:me -- LLM quantization';
      await s.press({ view: 'home', action: { action_id: 'do:topic', option: strict } });
      await home(s, 'LLM quantization · strict · ');
      await s.press({
        view: 'home',
        action: { action_id: 'fill_in', value: valueBehind(shown, 'Follow another') },
      });
      const [form] = await modal(s, 'change_settings');
      await s.submit(form, { topic: line('""') });
      await home(s, 'named in words');
      await s.submit(form, { topic: line('"world models" -games') });
      await home(s, '"world models" -games · ');
      await s.press({ view: 'home', action: { action_id: 'open_digest' } });
      const [own] = await modal(s, 'change_settings', 'Time zone');
      await s.submit(own, { zone: line('Oslo') });
      await home(s, 'By direct message on weekdays at 09:00 Europe/Oslo');
      await s.press({ view: 'home', action: { action_id: 'paper:2608.10020', option: 'unsave' } });
      await home(s, 'You have saved no papers yet');
      await modal(s, 'results', 'No longer saved');
    });

    it('a channel is set up from a modal, with topics, by its members alone', async () => {
      await using s = await open();
      addChannel(s.slack.workspace('T1'), 'C2', ['U2']);
      await s.press({ view: 'home', action: { action_id: 'open_setup' } });
      const [form] = await modal(s, 'set_up_channel');
      const values = (channel: string) => ({
        channel: { value: { selected_conversation: channel } },
        time: { value: { selected_time: '07:30' } },
        zone: line('tokyo'),
        topics: line('agents, !!'),
      });
      await s.submit(form, values('C2'));
      await modal(s, 'set_up_channel', 'Only those who may manage this channel');
      await s.submit(form, values('C1'));
      const [, done] = await modal(s, 'results', '07:30 Asia/Tokyo');
      expect(wordsOf(done)).toContain('This channel now follows agents');
      expect(wordsOf(done)).toMatch(/<#C1>.*!!: A topic is named in words.*Settings$/s);
      expect(done.private_metadata).toBe('C1');
      expect(await s.state().subscriptions.channels('slack')).toEqual([HERE]);
    });

    it('a paper is saved, left out and found alike by its menu, and stands on the shelf', async () => {
      await using s = await open();
      await s.ask('search quantization');
      const paper = 'paper:2608.10020';
      for (const [option, said] of [
        ['save', /Saved: Four-Bit/],
        ['similar', /Like Four-Bit/],
        ['dismiss', /No longer shown in this channel/],
        ['paper', /On the list of Fri 21 Aug 2026/],
      ] as const) {
        await s.press({ action: { action_id: paper, option } });
        expect((await answer(s, said)).replace_original).toBe(false);
      }
      expect((await s.ask('saved', { channel: 'DU1' })).words).toContain('1 paper');
      await s.ask('saved export json');
      expect(s.messagesIn('DU1').flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual([
        'papers.json',
      ]);
    });

    it('a search stays below what is opened from it', async () => {
      await using s = await open();
      await s.shortcut('search_papers');
      const [root] = await modal(s, 'search_papers');
      await s.submit(root, { query: { query: { type: 'plain_text_input', value: 'quantization' } } });
      await modal(s, 'results', 'Search · quantization');
      await s.press({ view: root, action: { action_id: 'paper:2608.10020', option: 'similar' } });
      const [over, similar] = await modal(s, 'results', 'Like Four-Bit');
      expect(similar.previous_view_id).toBe(root);
      expect(wordsOf(s.slack.workspace('T1').views.get(root) ?? {})).toContain('Search · quantization');
      await s.press({ view: over, action: { action_id: 'paper:2608.10021', option: 'save' } });
      await modal(s, 'results', 'Saved: ');
    });

    it('a mention and a direct message do what the command does', async () => {
      await using s = await open();
      const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5' };
      await s.event({ ...mention, text: '<@UBOTT1> search "quantization" limit:2' });
      const found = await s.slack.until(() => s.messagesIn('C1')[0]);
      expect(wordsOf(found)).toContain('1 to 2 of');
      expect(found.thread_ts).toBe('5.5');
      await s.event({ ...mention, text: '<@UBOTT1>: serch llm' });
      const whispers = () => s.slack.workspace('T1').channels.get('C1')?.whispers[0];
      expect(wordsOf(await s.slack.until(whispers))).toContain('did you mean /papers search?');

      await s.ask('saved export json');
      await s.ask('save 2608.10020');
      await s.ask('saved export json');
      const direct = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '6.6' };
      const said = () => s.messagesIn('DU1').map(wordsOf).join('\n');
      await s.event({ ...direct, text: 'follow robots for me' });
      await s.slack.until(() => said().includes('You now follow robots'));
      await s.event({ ...direct, text: 'saved' });
      await s.slack.until(() => said().includes('1 paper'));
    });

    it('the shortcuts of a message take its paper', async () => {
      await using s = await open();
      const message = { text: 'See <https://huggingface.co/papers/2608.10020|this>' };
      await s.messageShortcut('save_paper', message);
      await answer(s, /Saved: Four-Bit/);
      await s.messageShortcut('similar_papers', message);
      await answer(s, /Like Four-Bit/);
    });
  });
}
