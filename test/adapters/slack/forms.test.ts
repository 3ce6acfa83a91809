import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formView } from '#adapters/slack/events/form-view.ts';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import { directMessages } from '#core/channel.ts';
import type { Block } from '#core/document.ts';
import { documentOf, HOSTILE } from '#test/fakes/documents.ts';
import type { Response } from '#test/fakes/slack/index.ts';
import { refusal, viewRefusal } from '#test/fakes/slack/limits.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

/** The menu of a field, as it stands in a message or a modal. */
function menuOf({ blocks }: { blocks: unknown }, name: string) {
  const sections = blocks as { accessory?: { action_id: string; initial_option?: { value: string } } }[];
  const menu = sections.find(({ accessory }) => accessory?.action_id.endsWith(`"${name}"]`))?.accessory;
  return { action_id: menu?.action_id ?? '', set: menu?.initial_option?.value };
}

/** The button of the fields that are typed. */
function buttonOf({ blocks }: { blocks: unknown }) {
  const sections = blocks as { accessory?: { action_id: string; value: string } }[];
  const button = sections.find(({ accessory }) => accessory?.action_id === 'fill_in')?.accessory;
  return { action_id: 'fill_in', value: button?.value ?? '' };
}

const formIn = (app: App) =>
  app.slack.until(() =>
    [...app.slack.workspace('T1').views.entries()].find(([, view]) => view.callback_id === 'change_settings'),
  );

const zone = (value: string) => ({ zone: { value: { type: 'plain_text_input', value } } });

/** A channel's settings, as a private answer. */
async function settingsIn(app: App, line = 'settings'): Promise<Response> {
  await app.command('subscribe 09:00 Berlin');
  await app.answered();
  await app.command(line);
  return await app.answered(2);
}

describe.each(MODES)('settings by %s', (mode) => {
  it('change by a menu, and stand there as they are then', async () => {
    await using app = await adapterOnSlack(mode);
    const { action_id, set } = menuOf(await settingsIn(app), 'size');
    expect(set).toBe('5');
    await app.press({ action: { action_id, select: '10' } });
    const anew = await app.answered(3);
    expect(anew).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
    expect(menuOf(anew, 'size').set).toBe('10');
    expect(app.slack.responses).toHaveLength(3);
    expect(await app.appApi.subscription(HERE)).toMatchObject({ size: 10, time: '09:00' });
  });

  it('stay where a change is refused, which is told apart', async () => {
    await using app = await adapterOnSlack(mode);
    const { action_id } = menuOf(await settingsIn(app), 'size');
    app.slack.workspace('T1').channels.get('C1')?.members.delete('U1');
    await app.press({ action: { action_id, select: '10' } });
    const said = await app.answered(3);
    expect(said).toMatchObject({ replace_original: false, response_type: 'ephemeral' });
    expect(wordsOf(said)).toContain('Only those who may manage this channel');
    expect(await app.appApi.subscription(HERE)).toMatchObject({ size: 5 });
  });

  it('that are typed are changed in a modal, a wrong one told at its field', async () => {
    await using app = await adapterOnSlack(mode);
    const shown = await settingsIn(app);
    expect(wordsOf(shown)).toContain('Time: 09:00 · Time zone: Europe/Berlin');
    await app.press({ action: buttonOf(shown), thread: '1.0' });
    const [id, view] = await formIn(app);
    expect(JSON.stringify(view)).toContain('"initial_value":"Europe/Berlin"');
    expect((await app.submit(id, zone('Mars'))).body).toEqual({
      response_action: 'errors',
      errors: { zone: expect.stringContaining('There is no time zone "Mars"') },
    });
    const time = { time: { value: { type: 'timepicker', selected_time: '18:30' } } };
    await app.submit(id, { ...zone('new york'), ...time });
    const anew = await app.answered(3);
    expect(anew.replace_original).toBe(true);
    expect(wordsOf(anew)).toContain('Time: 18:30 · Time zone: America/New_York');
  });

  it('are changed once, however often Slack delivers it', async () => {
    await using app = await adapterOnSlack(mode);
    const { action_id } = menuOf(await settingsIn(app), 'size');
    const once = app.slack.ts;
    const trigger = once();
    app.slack.ts = () => trigger;
    await app.press({ action: { action_id, select: '10' } });
    await app.press({ action: { action_id, select: '10' } }, { retry: 1 });
    app.slack.ts = once;
    await app.press({ action: { action_id, select: '15' } });
    await expect.poll(() => app.appApi.subscription(HERE)).toMatchObject({ size: 15 });
    expect(app.appApi.ran.filter(({ options }) => options.size)).toHaveLength(2);
  });

  it('in direct messages change there, for everybody who sees them', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('settings', { channel: 'DU1' });
    const { action_id } = menuOf(await app.answered(), 'order');
    await app.press({ action: { action_id, select: 'newest' }, channel: 'DU1', ephemeral: false });
    expect(await app.answered(2)).toMatchObject({ replace_original: true, response_type: 'in_channel' });
    expect(await app.appApi.subscription(directMessages({ platform: 'slack', id: 'T1/U1' }))).toMatchObject({
      order: 'newest',
    });
  });

  it('in a modal change there, and an error stands above them', async () => {
    await using app = await adapterOnSlack(mode);
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await app.slack.until(() => app.slack.workspace('T1').homes.get('U1'));
    await app.press({ view: 'home', action: { action_id: 'command:0', value: 'settings' } });
    const { views } = app.slack.workspace('T1');
    const [id] = await app.slack.until(() =>
      [...views].find(([, view]) => menuOf(view as never, 'size').set),
    );
    const now = () => views.get(id) as { blocks: unknown };
    await app.press({ view: id, action: { action_id: menuOf(now(), 'size').action_id, select: '8' } });
    await app.slack.until(() => menuOf(now(), 'size').set === '8');
    await app.press({ view: id, action: buttonOf(now()) });
    const [form, pushed] = await formIn(app);
    expect(pushed.previous_view_id).toBe(id);
    await app.submit(form, zone('Oslo'));
    await app.slack.until(() => wordsOf(now()).includes('Europe/Oslo'));
    await app.press({ view: id, action: { action_id: menuOf(now(), 'size').action_id, select: '99' } });
    await app.slack.until(() => wordsOf(now()).includes('"size" must be'));
    expect(wordsOf(now())).toContain('try /papers subscribe size:25.');
    expect(menuOf(now(), 'size').set).toBe('8');
  });

  it('say each field’s name once', async () => {
    await using app = await adapterOnSlack(mode);
    const text = JSON.stringify((await settingsIn(app)).blocks);
    expect(text).toContain('"text":"Quiet days"');
    expect(text).toContain('"text":"One line says why"');
    expect(text).not.toContain('Quiet days: ');
    // Nothing is set there, and a menu shows what stands in its place.
    expect(text).toMatch(/"text":"Long digests".{0,80}"accessory":(?:(?!"accessory").)*"text":"Choose"/);
    expect(text.split('"Long digests"')).toHaveLength(2);
  });

  it('that are asked for by name are shown to whoever asked alone', async () => {
    await using app = await adapterOnSlack(mode);
    const text = '<@UBOTT1> settings';
    await app.event({ type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5', text });
    const channel = app.slack.workspace('T1').channels.get('C1');
    const shown = await app.slack.until(() => channel?.whispers[0]);
    expect(shown.to).toBe('U1');
    expect(menuOf(shown, 'size').action_id).not.toBe('');
    expect(channel?.messages).toEqual([]);
  });

  it('say when the bot cannot post there yet', async () => {
    await using app = await adapterOnSlack(mode);
    const workspace = app.slack.workspace('T1');
    addUser(workspace, 'U1', { admin: true });
    const { action_id } = menuOf(await settingsIn(app), 'size');
    const channel = workspace.channels.get('C1');
    channel?.members.delete(workspace.botUser);
    if (channel) channel.private = true;
    await app.press({ action: { action_id, select: '10' } });
    const anew = await app.answered(3);
    expect(wordsOf(anew)).toContain('/invite @Paperboy');
    expect(menuOf(anew, 'size').set).toBe('10');
  });
});

describe('any form', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('<!channel>', '*b*', '&'.repeat(400), HOSTILE, '', 'x'.repeat(300)),
  );
  const form: fc.Arbitrary<Block> = fc.record({
    kind: fc.constant('form' as const),
    command: fc.constant('subscribe'),
    options: fc.dictionary(fc.constantFrom('topic', 'zone'), word),
    shows: fc.record({ command: fc.constant('settings') }),
    fields: fc.array(
      fc.record({
        name: word,
        label: word,
        value: word,
        choices: fc.array(fc.record({ value: word, label: word }), { maxLength: 120 }),
      }),
      { maxLength: 10 },
    ),
    actions: fc.array(
      fc.record({
        label: word,
        command: fc.constant('pause'),
        options: fc.dictionary(fc.constant('topic'), word),
      }),
      { maxLength: 3 },
    ),
  });

  it('keeps within the bounds of a modal too', () => {
    fc.assert(
      fc.property(form, (each) => {
        if (each.kind !== 'form' || each.fields.length === 0) return;
        const view = formView([], { ...each, intent: each }, { channel: 'C1', screen: { kind: 'home' } });
        expect(viewRefusal(view)).toBeUndefined();
        expect(JSON.stringify(view)).not.toContain('"mrkdwn"');
      }),
      { numRuns: 150 },
    );
  });

  it('keeps within the bounds, and holds no markup at all', () => {
    fc.assert(
      fc.property(form, (each) => {
        for (const { blocks } of renderForSlack(documentOf(each))) {
          expect(refusal(blocks)).toBeUndefined();
          expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
        }
      }),
      { numRuns: 150 },
    );
  });
});
