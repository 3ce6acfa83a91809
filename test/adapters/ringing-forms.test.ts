import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { type Owner, topicOf } from '#core/topics/topic.ts';
import { type TestAppApi, testAppApi } from './app-api.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './discord/adapter-on-discord.ts';
import { answered, first, saidApart } from './discord/talk.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './slack/adapter-on-slack.ts';
import { textOfMarkup } from './web/read-page.ts';
import { pagesOver } from './web/web.ts';

// What switches whether a topic rings, in each chat's own way.

const hereOn = ({ guild, channel }: OpenDiscordAdapter): Owner => ({
  kind: 'channel',
  channel: { platform: 'discord', workspace: guild.id, id: channel.id },
});

/** What rings for an owner. */
async function ringing({ state }: TestAppApi, owner: Owner): Promise<string[]> {
  const all = await state.follows.of(owner);
  return all.flatMap(({ topic, alertSince }) => (alertSince === undefined ? [] : [topic.text]));
}

async function followed({ state }: TestAppApi, owner: Owner, ...topics: string[]): Promise<void> {
  for (const topic of topics) await state.follows.put({ owner, topic: topicOf(topic), level: 'strict' });
}

describe('what rings, on Discord', () => {
  it('is said in the panel and switched by a menu behind it, which keeps the level', async () => {
    await using s = await adapterOnDiscord();
    await followed(s.appApi, hereOn(s), 'robots', 'org:"Example Lab"');
    const doing = { user: s.owner, channel: s.channel };
    const panel = s.discord.command(doing, ['papers-setup']);
    expect(await answered(panel)).not.toContain('Rings at once');
    const opened = s.discord.press(doing, first(panel), 'What rings');
    expect(await answered(opened)).toContain('What rings in this channel');
    const rings = s.discord.press(doing, first(opened), 'Ring for', 'org:"Example Lab"');
    await answered(rings);
    expect(await ringing(s.appApi, hereOn(s))).toEqual(['org:"Example Lab"']);
    expect((await s.appApi.state.follows.of(hereOn(s))).map(({ level }) => level)).toEqual([
      'strict',
      'strict',
    ]);
    const again = s.discord.command(doing, ['papers-setup']);
    expect(await answered(again)).toContain('Rings at once: org:"Example Lab"');
    const back = s.discord.press(doing, first(again), 'What rings');
    await answered(back);
    await answered(s.discord.press(doing, first(back), 'Stop ringing for', 'org:"Example Lab"'));
    expect(await ringing(s.appApi, hereOn(s))).toEqual([]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is shown without a menu to those who may not set the channel up, whose press on an admin’s is refused', async () => {
    await using s = await adapterOnDiscord();
    await followed(s.appApi, hereOn(s), 'robots');
    const show = (user: OpenDiscordAdapter['owner']) =>
      s.discord.command({ user, channel: s.channel }, ['papers', 'topics'], { show: 'alerts' });
    const theirs = show(s.reader);
    expect(await answered(theirs)).toContain('Nothing rings yet');
    expect(() =>
      s.discord.press({ user: s.reader, channel: s.channel }, first(theirs), 'Ring for', 'robots'),
    ).toThrow();
    const admins = show(s.owner);
    await answered(admins);
    const forged = s.discord.press(
      { user: s.reader, channel: s.channel },
      first(admins),
      'Ring for',
      'robots',
    );
    expect(await saidApart(forged)).toContain('Only those who may manage this channel');
    expect(await ringing(s.appApi, hereOn(s))).toEqual([]);
  });

  it('is everybody’s own in their direct messages', async () => {
    await using s = await adapterOnDiscord();
    const mine = { kind: 'person', person: { platform: 'discord', id: s.reader.id } } as const;
    await followed(s.appApi, mine, 'author:"Ada Example"');
    const direct = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    const opened = s.discord.command(direct, ['papers', 'topics'], { show: 'alerts' });
    expect(await answered(opened)).toContain('What rings for you');
    await answered(s.discord.press(direct, first(opened), 'Ring for', 'author:"Ada Example"'));
    expect(await ringing(s.appApi, mine)).toEqual(['author:"Ada Example"']);
    expect(s.discord.problems).toEqual([]);
  });
});

describe.each(MODES)('what rings, on Slack by %s', (mode) => {
  const READER: Owner = { kind: 'person', person: { platform: 'slack', id: 'T1/U1' } };

  it('is switched in a topic’s menu on the Home tab, which says so', async () => {
    await using app = await adapterOnSlack(mode);
    await followed(app.appApi, READER, 'robots');
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    const home = (said: string) =>
      app.slack.until(() => {
        const shown = app.slack.workspace('T1').homes.get('U1');
        return shown && wordsOf(shown).includes(said) && JSON.stringify(shown);
      });
    const choose = async (label: string, view: string) => {
      const [, option = ''] =
        new RegExp(`"text":"${label}"[^}]*\\},"value":"((?:[^"\\\\]|\\\\.)*)"`).exec(view) ?? [];
      await app.press({ view: 'home', action: { action_id: 'do:topic', option: JSON.parse(`"${option}"`) } });
    };
    await choose('Ring at once', await home('robots · strict'));
    const rings = await home('robots · strict · rings at once');
    expect(await ringing(app.appApi, READER)).toEqual(['robots']);
    await choose('Stop ringing', rings);
    await app.slack.until(async () => (await ringing(app.appApi, READER)).length === 0);
    expect(await app.appApi.state.follows.of(READER)).toMatchObject([{ level: 'strict' }]);
  });

  it('is switched for a channel by a menu, by those who may', async () => {
    await using app = await adapterOnSlack(mode);
    const here: Owner = { kind: 'channel', channel: HERE };
    await followed(app.appApi, here, 'robots');
    await app.command('topics for channel show:alerts');
    const shown = await app.answered();
    expect(wordsOf(shown)).toContain('Nothing rings yet');
    const { accessory } =
      (shown.blocks as { accessory?: { action_id: string } }[]).find((block) => block.accessory) ?? {};
    const action = { action_id: accessory?.action_id ?? '', select: 'robots' };
    await app.press({ action });
    expect(wordsOf(await app.answered(2))).toContain('At once: robots');
    expect(await ringing(app.appApi, here)).toEqual(['robots']);
    await app.appApi.state.follows.put({
      owner: here,
      topic: topicOf('robots'),
      level: 'strict',
      alert: 'off',
    });
    app.slack.workspace('T1').channels.get('C1')?.members.delete('U1');
    await app.press({ action });
    await app.answered(3);
    expect(await ringing(app.appApi, here)).toEqual([]);
  });
});

describe('what rings, on a page of one’s own', () => {
  it('is switched by a button beside the topic', async () => {
    const appApi = await testAppApi();
    const { ask } = await pagesOver(appApi);
    const ann = { kind: 'person', person: { platform: 'fake', id: 'ann' } } as const;
    await followed(appApi, ann, 'world "models" <b>');
    const token = await appApi.state.links.make({ kind: 'page', of: directMessages(ann.person) });
    const button = async (label: string) => {
      const { text } = await ask(`/me/${token}/topics`);
      const form = [...text.matchAll(/<form class="do".*?<\/form>/gs)].find(([each]) =>
        each.includes(`>${label}</button>`),
      );
      expect(form?.[0]).toContain(`aria-label="${label}: world`);
      const [, fields = ''] = /name="do" value="([^"]*)"/.exec(form?.[0] ?? '') ?? [];
      const intent = fields.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      await ask(`/me/${token}`, {}, { method: 'POST', form: { do: intent } });
    };
    await button('Ring at once');
    expect(await ringing(appApi, ann)).toEqual(['world "models" <b>']);
    expect(textOfMarkup((await ask(`/me/${token}/topics`)).text)).toContain('rings at once');
    await button('Stop ringing');
    expect(await ringing(appApi, ann)).toEqual([]);
  });
});
