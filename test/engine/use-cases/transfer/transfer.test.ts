import { describe, expect, it } from 'vitest';
import { type Channel, directMessages } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Action, Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { SETTINGS_FILE } from '#core/subscriptions/transfer/settings-file.ts';
import type { Owner } from '#core/topics/topic.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { type TestEngine, testEngine } from '#test/fakes/engine.ts';

const PLACES = ['C1', 'C2', 'C3'];
const ADA = { platform: 'discord', id: 'ada' };

function place(id: string): Channel {
  return { platform: 'discord', workspace: 'G1', id };
}

/** Ada in a channel of a server with others; she may set up those of `may`, and see those of `sees`. */
function ada(id = 'C1', { may = PLACES, sees = PLACES } = {}): Caller {
  const at = (other: string): Caller => ({
    channel: place(other),
    person: ADA,
    ...(other === id ? {} : { at: { value: other, shown: `#${other}` } }),
    mayConfigure: async () => may.includes(other),
    elsewhere: async (named) => (sees.includes(named) ? at(named) : undefined),
    mentionable: async (typed) => {
      if (typed !== '@readers') throw new UserError('mention-refused', 'You may not mention that.');
      return { id: '&1', name: '@readers' };
    },
  });
  return at(id);
}

const owner = (id: string): Owner => ({ kind: 'channel', channel: place(id) });

/** What a channel has set, but for what only its moment knows. */
async function settingsIn({ state }: TestEngine, id: string) {
  const digests = (await state.subscriptions.all(place(id))).map(({ subscription }) => {
    const { since: _, id: __, channel: ___, ...kept } = subscription;
    return kept;
  });
  const follows = (await state.follows.of(owner(id))).map(({ topic, level, alertSince }) => ({
    topic: topic.text,
    level,
    rings: alertSince !== undefined,
  }));
  const mutes = (await state.follows.mutes(owner(id), 0)).map((mute) =>
    mute.kind === 'topic' ? [mute.topic.text, mute.until] : [mute.paper, mute.until],
  );
  return { digests, follows, mutes };
}

/** A channel with two digests that have everything that a digest can, topics of each level, and mutes of both kinds. */
async function fullChannel(id = 'C1') {
  const tested = await testEngine({});
  const { engine, state } = tested;
  const ask = ada(id);
  await engine.subscribe({
    ...ask,
    changes: { time: '08:00', zone: 'Berlin', mention: '@readers in digests' },
  });
  await engine.subscribe({
    ...ask,
    name: 'robots',
    changes: {
      time: '18:00',
      days: 'mon',
      kind: 'week',
      topics: 'robots; "grasping hands"',
      quietHours: '22-7',
      holidays: '2026-12-24..2027-01-01',
      size: 12,
      order: 'by-topic',
      thread: 'day',
      repeat: 'other-digests',
      catchUp: 'skip',
      quietDays: 'note',
      explore: 'off',
      top: 'off',
    },
  });
  await engine.pause({ ...ask, name: 'robots', until: 'monday' });
  await engine.follow({ ...ask, for: 'channel', topic: 'world models', level: 'strict', alert: 'now' });
  await engine.follow({ ...ask, for: 'channel', topic: '"chain of thought"' });
  await engine.mute({ ...ask, for: 'channel', topic: 'blockchain', days: 30 });
  await state.follows.mute({ owner: owner(id), kind: 'paper', paper: '2608.01234' }, 0);
  return tested;
}

function fileIn({ blocks }: Document): string {
  return blocks.find((block) => block.kind === 'file')?.text ?? '';
}

function actionsIn({ blocks }: Document): readonly Action[] {
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
}

const given = (channels: unknown, more = {}) =>
  JSON.stringify({ paperboy: 'settings', version: 1, channels, ...more });
const DIGEST = { name: 'daily', time: '09:00', zone: 'UTC' };
const MANY = Array.from({ length: 10_000 }, (_, at) => ({ ...DIGEST, name: `d${at}` }));

describe('settings as a file', () => {
  it('have everything again after all was forgotten, and nothing more to change', async () => {
    const tested = await fullChannel();
    const { engine, state } = tested;
    const before = await settingsIn(tested, 'C1');
    expect(before.digests).toHaveLength(2);
    const exported = await engine.exportSettings({ ...ada(), of: 'channel' });
    expect(textsIn(exported)).toContain('Settings of this channel: 2 digests, 2 topics, 2 mutes.');
    await state.forget({ kind: 'channel', channel: place('C1') });
    expect(await settingsIn(tested, 'C1')).toEqual({ digests: [], follows: [], mutes: [] });
    const imported = await engine.importSettings({ ...ada(), text: fileIn(exported) });
    expect(imported.summary).toBe('Imported 2 digests, 2 topics, 2 mutes.');
    expect(await settingsIn(tested, 'C1')).toEqual(before);
    expect(await state.admins.of(place('C1'))).toEqual(ADA);
    const again = await engine.importSettings({ ...ada(), text: fileIn(exported) });
    expect(again.summary).toBe('Nothing to import: all of it is set like that already.');
  });

  it('of one channel can be taken to another, also on another platform, but not to direct messages with a mention', async () => {
    const tested = await fullChannel();
    const text = fileIn(await tested.engine.exportSettings({ ...ada(), of: 'channel' }));
    expect(text).not.toContain('C1');
    await tested.engine.importSettings({ ...ada('C2'), text });
    expect(await settingsIn(tested, 'C2')).toEqual(await settingsIn(tested, 'C1'));
    const mine = { ...ada(), channel: directMessages(ADA) };
    await expect(tested.engine.importSettings({ ...mine, text })).rejects.toThrow(/nobody else to mention/);
  });

  it('of somebody’s own go into a file and come back, too, without anything of the channel', async () => {
    const tested = await fullChannel();
    const { engine, state } = tested;
    const mine: Caller = { ...ada(), channel: directMessages(ADA), mayConfigure: async () => true };
    await engine.subscribe({ ...mine, changes: { time: '06:30', zone: 'Oslo' } });
    await engine.follow({ ...ada(), for: 'me', topic: 'diffusion', level: 'broad' });
    const exported = await engine.exportSettings({ ...mine, of: 'channel' });
    expect(textsIn(exported)).toContain('Your own settings: 1 digest, 1 topic, 0 mutes.');
    const text = fileIn(exported);
    expect(text).not.toContain('world models');
    await state.forget({ kind: 'person', person: ADA });
    expect((await engine.importSettings({ ...mine, text })).summary).toBe('Imported 1 digest, 1 topic.');
    expect(await state.follows.of({ kind: 'person', person: ADA })).toMatchObject([
      { topic: { text: 'diffusion' }, level: 'broad' },
    ]);
    expect(await state.subscriptions.all(directMessages(ADA))).toMatchObject([
      { subscription: { time: '06:30', zone: 'Europe/Oslo' } },
    ]);
  });

  it('of several channels are judged in each: what somebody may not set up is neither written nor read', async () => {
    const tested = await fullChannel('C1');
    const { engine } = tested;
    for (const id of ['C2', 'C3']) await engine.subscribe({ ...ada(id), changes: { time: '07:00' } });
    const may = { may: ['C1', 'C2'] };
    const exported = await engine.exportSettings({ ...ada('C1', may), of: 'all' });
    expect(exported.summary).toBe('Settings of 2 channels: 3 digests, 2 topics, 2 mutes');
    expect(fileIn(exported)).not.toContain('C3');
    const all = fileIn(await engine.exportSettings({ ...ada('C1'), of: 'all' }));
    for (const id of PLACES) await tested.state.forget({ kind: 'channel', channel: place(id) });
    await expect(engine.importSettings({ ...ada('C1', may), text: all })).rejects.toThrow(
      'Only those who may manage #C3 can change what it gets',
    );
    await expect(engine.importSettings({ ...ada('C1', { sees: ['C1', 'C2'] }), text: all })).rejects.toThrow(
      /names a channel, “C3”, that is none here/,
    );
    // Everything or nothing.
    expect((await settingsIn(tested, 'C1')).digests).toEqual([]);
    const imported = await engine.importSettings({ ...ada('C1'), text: all });
    expect(imported.summary).toBe('Imported 4 digests, 2 topics, 2 mutes in 3 channels.');
    expect(textsIn(imported)).toContain('#C2: Added: digest “daily”');
  });

  it('of all channels name who sets them up, for those alone who may name them, and are judged anew', async () => {
    const tested = await fullChannel('C1');
    const { engine, state } = tested;
    const curators = { id: '&7', name: '@curators' };
    const inServer = (may: boolean): Caller => ({
      ...ada('C1'),
      workspace: {
        id: 'G1',
        where: 'this server',
        managed: async () => ({ channels: [], unsure: 0 }),
        naming: {
          who: 'Only those with Manage Server',
          otherwise: '',
          beside: '',
          may: async () => may,
          read: async (typed) => {
            if (typed !== '@curators') throw new UserError('managers-unknown', 'No such role.');
            return [curators];
          },
          typed: (managers) => managers.map(({ name }) => name).join(', '),
        },
      },
    });
    await state.managers.set('discord', 'G1', [curators]);
    expect(fileIn(await engine.exportSettings({ ...inServer(false), of: 'all' }))).not.toContain('curators');
    const text = fileIn(await engine.exportSettings({ ...inServer(true), of: 'all' }));
    expect(JSON.parse(text)).toMatchObject({ managers: '@curators' });
    const again = await engine.importSettings({ ...inServer(true), text });
    expect(again.summary).toContain('Nothing to import');
    await state.managers.set('discord', 'G1', undefined);
    await expect(engine.importSettings({ ...inServer(false), text })).rejects.toThrow(
      'Only those with Manage Server can say who may set up the channels of this server.',
    );
    await expect(engine.importSettings({ ...ada('C1'), text })).rejects.toThrow(/on another platform/);
    const foreign = text.replace('@curators', '@nobody-here');
    await expect(engine.importSettings({ ...inServer(true), text: foreign })).rejects.toThrow(
      'Nothing was imported. No such role. It is “managers” in the file: put that right, or take it out.',
    );
    expect(await state.managers.of('discord', 'G1')).toBeUndefined();
    const done = await engine.importSettings({ ...inServer(true), text });
    expect(textsIn(done)).toContain('Added: list of managers “@curators”');
    expect(await state.managers.of('discord', 'G1')).toEqual([curators]);
    await state.managers.set('discord', 'G1', [{ id: '&8', name: '@mods' }]);
    const question = await engine.importSettings({ ...inServer(true), text });
    expect(textsIn(question)).toContain('Would be overwritten: list of managers “@curators”');
    expect(await state.managers.of('discord', 'G1')).toMatchObject([{ name: '@mods' }]);
  });

  it('are exported and imported by those alone who may set the channel up', async () => {
    const { engine } = await fullChannel();
    const stranger = ada('C1', { may: [] });
    await expect(engine.exportSettings({ ...stranger, of: 'channel' })).rejects.toThrow(/Only those who may/);
    await expect(engine.exportSettings({ ...stranger, of: 'all' })).rejects.toThrow(
      /No channel that you may set up/,
    );
    await expect(engine.importSettings({ ...stranger, text: given([{}]) })).rejects.toThrow(
      /Only those who may/,
    );
  });

  it('ask once before they take the place of what is set, say what that is, and go on at a press', async () => {
    const tested = await fullChannel();
    const { engine, state } = tested;
    const text = given([
      { digests: [{ ...DIGEST, size: 20 }], topics: [{ topic: 'world models' }, { topic: 'diffusion' }] },
    ]);
    const before = await settingsIn(tested, 'C1');
    const question = await engine.importSettings({ ...ada(), text });
    expect(textsIn(question)).toContain('Would be overwritten: digest “daily”, topic “world models”');
    expect(textsIn(question)).toContain('Would be added: topic “diffusion”');
    expect(await settingsIn(tested, 'C1')).toEqual(before);
    const [press] = actionsIn(question);
    const word = String(press?.options?.import);
    await expect(engine.importSettings({ ...ada('C2'), text: word })).rejects.toThrow(/waits no longer/);
    const bo = { ...ada(), person: { platform: 'discord', id: 'bo' } };
    await expect(engine.importSettings({ ...bo, text: word })).rejects.toThrow(/waits no longer/);
    const done = await engine.importSettings({ ...ada(), text: word });
    expect(textsIn(done)).toContain('Overwritten: digest “daily”, topic “world models”');
    const after = await settingsIn(tested, 'C1');
    expect(after.digests.map(({ name, size }) => [name, size])).toEqual([
      ['daily', 20],
      ['robots', 12],
    ]);
    expect(after.follows).toContainEqual({ topic: 'world models', level: 'normal', rings: false });
    await expect(engine.importSettings({ ...ada(), text: word })).rejects.toThrow(/waits no longer/);
    expect(await state.subscriptions.all(place('C1'))).toHaveLength(2);
  });

  it('have room in a message: a channel with all that it can have, in lines that can be read', async () => {
    const { engine } = await testEngine({});
    const digests = MANY.slice(0, 10).map((each) => ({
      ...each,
      topics: ['robot learning', 'grasping'],
      quietHours: '22:00-07:00',
      holidays: [{ from: '2026-12-24', to: '2027-01-01' }],
    }));
    const words = [
      'robot hands { of "]}" metal',
      ...Array.from({ length: 19 }, (_, at) => `robot arms of kind ${at}`),
    ];
    const topics = words.map((topic) => ({ topic, alert: 'now' }));
    await engine.importSettings({ ...ada(), text: given([{ digests, topics }]) });
    const text = fileIn(await engine.exportSettings({ ...ada(), of: 'channel' }));
    expect(text.length).toBeLessThan(10_000);
    expect(text).toContain('\n    { "topic": "robot arms of kind 1", "level": "normal", "alert": "now" },\n');
    expect((await engine.importSettings({ ...ada(), text })).summary).toContain('Nothing to import');
  });

  it('are read between the backticks of a chat, and what is there twice counts once', async () => {
    const { engine } = await testEngine({});
    const topics = ['robots', 'robot arms', 'Robots'].map((topic) => ({ topic }));
    const mutes = [{ paper: '2608.01234' }, { paper: '2608.01234' }];
    const text = `\`\`\`json\n${given([{ topics, mutes }])}\n\`\`\``;
    const imported = await engine.importSettings({ ...ada(), text });
    expect(textsIn(imported)).toContain('Imported 2 topics, 1 mute.');
  });

  it('that wait for a word are forgotten with whoever gave them', async () => {
    const { engine, state } = await fullChannel();
    const question = await engine.importSettings({
      ...ada(),
      text: given([{ digests: [{ ...DIGEST, size: 20 }] }]),
    });
    await state.forget({ kind: 'person', person: ADA });
    const word = String(actionsIn(question)[0]?.options?.import);
    await expect(engine.importSettings({ ...ada(), text: word })).rejects.toThrow(/waits no longer/);
  });

  it('are of no more than an import takes, however much is set, and none is refused for what Windows puts before it', async () => {
    const { engine, state } = await testEngine({});
    const rooms = Array.from({ length: 40 }, (_, at) => `R${at}`);
    const holidays = Array.from({ length: 30 }, () => ({ from: '2026-12-24', to: '2027-01-01' }));
    for (const id of rooms)
      for (let at = 0; at < 10; at += 1)
        await state.subscriptions.put(
          { ...SUBSCRIPTION_DEFAULTS, channel: place(id), since: 0, name: `digest-${at}`, holidays },
          0,
        );
    const ask = ada('R0', { may: rooms, sees: rooms });
    const text = fileIn(await engine.exportSettings({ ...ask, of: 'all' }));
    expect((await engine.importSettings({ ...ask, text: `\ufeff${text}` })).summary).toContain(
      'Nothing to import',
    );
    const words = Array.from({ length: 10 }, (_, at) => `${at} ${'"'.repeat(98)}`);
    for (const { subscription } of await state.subscriptions.ofWorkspace('discord', 'G1'))
      await state.subscriptions.put({ ...subscription, topics: words }, 0);
    await expect(engine.exportSettings({ ...ask, of: 'all' })).rejects.toThrow(
      'That is more than one file takes: give settings export in each channel.',
    );
  });

  it('leave what is owed as it is where only the looks of a digest change', async () => {
    const { engine, state } = await fullChannel();
    const [before] = await state.subscriptions.all(place('C1'));
    const text = fileIn(await engine.exportSettings({ ...ada(), of: 'channel' })).replace(
      '"size": 5',
      '"size": 7',
    );
    const [press] = actionsIn(await engine.importSettings({ ...ada(), text }));
    await engine.importSettings({ ...ada(), text: String(press?.options?.import) });
    const [after] = await state.subscriptions.all(place('C1'));
    expect(after).toMatchObject({
      nextDue: before?.nextDue,
      subscription: { size: 7, since: before?.subscription.since },
    });
  });

  it.each([
    ['no JSON', 'hello', 'the file is no whole JSON'],
    ['half of it', '{"paperboy": "settings", "version": 1, "chan', 'the file ends in the middle'],
    ['one brace too many', '{"paperboy": "settings"}}', 'the file is no whole JSON'],
    ['something else', '{"name": "x"}', 'the file is none of settings'],
    ['a list', '[1, 2]', 'the file is none of settings'],
    ['nested beyond reason', '['.repeat(100_000), 'the file is no whole JSON'],
    [
      'another version',
      '{"paperboy": "settings", "version": 2, "channels": []}',
      'is of a version that is not known here',
    ],
    [
      'too much',
      given([{}]).padEnd(SETTINGS_FILE.characters + 1),
      'the file has more than 1,000,000 characters',
    ],
    ['10,000 digests', given([{ digests: MANY.slice(0, 3_000) }]), 'has more than 10 digests of channel 1'],
    ['10,000 channels', given(Array.from({ length: 10_000 }, () => ({}))), 'has more than 40 channels'],
    [
      'an unknown key',
      given([{ digests: [{ ...DIGEST, colour: 'red' }] }]),
      'has “colour” in digest 1 of channel 1, which is not known here',
    ],
    [
      'a key of everything',
      `{"paperboy":"settings","version":1,"__proto__":{"x":1},"channels":[{}]}`,
      'has “__proto__” in it',
    ],
    [
      'a wrong time',
      given([{ digests: [{ ...DIGEST, time: '25:00' }] }]),
      'the time of digest 1 of channel 1 in the file cannot be read',
    ],
    [
      'a wrong zone',
      given([{ digests: [{ ...DIGEST, zone: 'Mars/Base' }] }]),
      'the zone of digest 1 of channel 1 in the file is no time zone',
    ],
    [
      'quiet hours of no clock',
      given([{ digests: [{ ...DIGEST, quietHours: '99:00-88:00' }] }]),
      'are no quiet hours, such as 22:00-07:00',
    ],
    [
      'holidays without an end',
      given([{ digests: [{ ...DIGEST, holidays: [{ from: '2026-01-01', to: '2036-01-01' }] }] }]),
      'is no first and last date',
    ],
    [
      'a list for a topic',
      given([{ topics: [1] }]),
      'imported: topic 1 of channel 1 in the file cannot be read',
    ],
    ...['holidays', 'rest'].map((key): [string, string, string] => {
      const dates = { from: '2026-02-31', to: '2026-03-01' };
      const digest = { ...DIGEST, [key]: key === 'rest' ? dates : [dates] };
      return [
        `${key} on a day that there is not`,
        given([{ digests: [digest] }]),
        'in the file cannot be read',
      ];
    }),
    ['a name of several words', given([{ digests: [{ ...DIGEST, name: 'a b' }] }]), 'is no name of a digest'],
    [
      'one name twice',
      given([{ digests: [DIGEST, DIGEST] }]),
      'two digests of one channel that are called “daily”',
    ],
    [
      'a paper that is none',
      given([{ mutes: [{ paper: '<@everyone>' }] }]),
      'the paper of mute 1 of channel 1 in the file cannot be read',
    ],
    [
      'channels of another platform',
      given([{ channel: 'C2' }], { platform: 'slack' }),
      'names channels of another platform',
    ],
    ['channels of nobody knows where', given([{ channel: 'C2' }]), 'names channels of another platform'],
    [
      'a channel twice',
      given([{ channel: 'C2' }, { channel: 'C2' }], { platform: 'discord' }),
      'has one channel twice',
    ],
    [
      'the same channel by its id',
      given([{}, { channel: 'C1' }], { platform: 'discord' }),
      'has one channel twice',
    ],
    [
      'a channel by its name',
      given([{ channel: '#general' }], { platform: 'discord' }),
      'names a channel, “#general”',
    ],
    [
      'a mention that is not theirs',
      given([{ digests: [{ ...DIGEST, mention: '@everyone' }] }]),
      'Nothing was imported. You may not mention that. It is “mention” of the digest “daily” in the file: put that right, or take it out.',
    ],
    [
      'no topic',
      given([{ topics: [{ topic: '!!!' }] }]),
      /^Nothing was imported. A topic is named in words.* It is “!!!” in the file: put that right, or take it out.$/,
    ],
    [
      'more digests than there can be',
      given([{ digests: MANY.slice(0, 10) }]),
      'a channel has at most 10 digests, and with those of the file there would be 12',
    ],
    [
      'more topics than there can be',
      given([{ topics: Array.from({ length: 24 }, (_, at) => ({ topic: `robots number ${at} arms` })) }]),
      'more topics or mutes than there can be',
    ],
  ])('with %s are refused in one sentence, and nothing is changed', async (_, text, says) => {
    const tested = await fullChannel();
    const before = await settingsIn(tested, 'C1');
    const refused = await tested.engine.importSettings({ ...ada(), text }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(UserError);
    expect((refused as UserError).message).toMatch(says);
    expect((refused as UserError).message.length).toBeLessThan(300);
    expect(await settingsIn(tested, 'C1')).toEqual(before);
  });
});
