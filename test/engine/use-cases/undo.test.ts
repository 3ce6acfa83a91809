import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { EndedKind } from '#core/commands/undo.ts';
import type { Action, Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const LISTED = paper({ id: '2608.01234', title: 'Agents of Old' });
const ADA = { platform: 'discord', id: 'ada' };
const BO = { platform: 'discord', id: 'bo' };
const HERE = { platform: 'discord', workspace: 'G1', id: 'C1' };
const mayConfigure = async () => true;
const ada = { channel: HERE, person: ADA, mayConfigure };
const bo = { channel: HERE, person: BO, mayConfigure };
const CHANNEL = { for: 'channel', level: 'strict' } as const;

function actionsIn({ blocks }: Document): readonly Action[] {
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
}

function keyIn(document: Document): string {
  const undo = actionsIn(document).find(({ command }) => command === 'undo');
  return String(undo?.options?.key);
}

async function withTopic() {
  const test = await testEngine({ '2026-08-20': [LISTED] });
  await test.engine.today({ ...AT, size: 5 });
  await test.engine.follow({ ...ada, ...CHANNEL, topic: 'agents' });
  const unfollow = async () => keyIn(await test.engine.unfollow({ ...ada, topic: 'agents' }));
  const followed = async () => await test.state.follows.of({ kind: 'channel', channel: HERE });
  return { ...test, unfollow, followed };
}

describe('undo', () => {
  it('brings a topic back at its level, by its button and by the word alone', async () => {
    const { engine, unfollow, followed } = await withTopic();
    const before = await followed();
    const key = await unfollow();
    expect(await followed()).toEqual([]);
    expect((await engine.undo({ ...ada, key })).summary).toBe(
      'This channel follows agents again, at level strict.',
    );
    await unfollow();
    await engine.undo(ada);
    expect(await followed()).toEqual(before);
  });

  it('says that nothing was ended where something was only followed, and how that is taken back', async () => {
    const { engine } = await withTopic();
    const { summary, blocks } = await engine.undo(ada);
    expect(summary).toMatch(
      /you have ended nothing within the last ten minutes that can come back, .*type unfollow agents\.$/,
    );
    expect(blocks.at(-1)).toMatchObject({ actions: [{ command: 'unfollow', options: { topic: 'agents' } }] });
  });

  it('says how what was made is taken back, by its own name', async () => {
    const { engine } = await withTopic();
    const undo = async (key?: string) => await engine.undo({ ...ada, key }).then(textsIn, String);
    expect(await undo('follow')).toMatch(/type unfollow agents\.$/);
    expect(await undo('agents')).toMatch(/type unfollow agents\.$/);
    expect(await undo('mute')).toContain('No topic is muted here.');
    expect(await undo('save')).toContain('You have saved no papers.');
    expect(await undo('dismiss')).toContain('No paper is dismissed here.');
    await engine.mute({ ...ada, topic: 'games', for: 'channel' });
    await engine.mute({ ...ada, topic: 'video', for: 'me' });
    await engine.mute({ ...ada, topic: 'chess', for: 'me' });
    expect(await undo('mute')).toMatch(/type unmute chess or unmute video or unmute games\.$/);
    expect(await undo('games')).toMatch(/type unmute games\.$/);
    await engine.save({ person: ADA, paper: LISTED.id });
    expect(await undo('save')).toMatch(/type unsave 2608\.01234\.$/);
    expect(await undo()).toMatch(/type unfollow agents or unmute chess or unsave 2608\.01234\.$/);
    await engine.dismiss({ ...ada, paper: LISTED.id, for: 'me' });
    expect(await undo('dismiss')).toMatch(/type unmute 2608\.01234\.$/);
    expect(await undo('robots')).toMatch(/it was not ended, is back already/);
    expect(await engine.undo({ ...ada, kind: 'digest' }).then(textsIn, String)).toMatch(
      /no digest within the last ten minutes .*type unfollow and a topic, unmute or unsave\.$/,
    );
  });

  it('brings back a saved paper and a digest, and says so', async () => {
    const { engine, state } = await withTopic();
    await engine.save({ person: ADA, paper: LISTED.id });
    const saved = await state.saved.of(ADA);
    const unsaved = await engine.unsave({ person: ADA, paper: LISTED.id });
    expect((await engine.undo({ ...ada, key: keyIn(unsaved) })).summary).toBe('Saved again: Agents of Old.');
    expect(await state.saved.of(ADA)).toEqual(saved);
    await engine.subscribe({ ...ada, changes: { time: '9', zone: 'Berlin' } });
    const ordered = await state.subscriptions.of(HERE);
    const ended = await engine.unsubscribe(ada);
    expect((await engine.undo({ ...ada, key: keyIn(ended) })).summary).toBe(
      'A digest comes here again, as before: on weekdays at 09:00 Europe/Berlin.',
    );
    expect(await state.subscriptions.of(HERE)).toEqual(ordered);
  });

  it('brings back the kind of thing that is named, or what is so called, before what was ended last', async () => {
    const { engine, state, followed } = await withTopic();
    const undone = async (ask: { kind?: EndedKind; key?: string }) =>
      (await engine.undo({ ...ada, ...ask })).summary;
    await engine.subscribe({ ...ada, changes: {} });
    await engine.follow({ ...ada, ...CHANNEL, topic: 'LLM quantization' });
    await engine.save({ person: ADA, paper: LISTED.id });
    await engine.unsave({ person: ADA, paper: LISTED.id });
    await engine.unsubscribe(ada);
    for (const topic of ['agents', 'LLM quantization']) await engine.unfollow({ ...ada, topic });
    await expect(undone({ kind: 'topic', key: 'robots' })).rejects.toMatchObject({ code: 'undo-gone' });
    expect(await undone({ kind: 'digest' })).toMatch(/^A digest comes here again/);
    await expect(undone({ kind: 'digest' })).rejects.toThrow(/you have ended no digest within/);
    expect(await undone({ kind: 'topic', key: '“Agents”' })).toBe(
      'This channel follows agents again, at level strict.',
    );
    expect(await undone({ key: LISTED.id })).toBe('Saved again: Agents of Old.');
    expect(await undone({})).toMatch(/follows LLM quantization again/);
    expect([(await followed()).length, (await state.saved.of(ADA)).length]).toEqual([2, 1]);
    await expect(undone({ key: 'the' })).rejects.toMatchObject({ code: 'undo-gone' });
  });

  it('is for whoever ended it, where it was, while they may', async () => {
    const { engine, unfollow, followed } = await withTopic();
    const key = await unfollow();
    const refusal = async (ask: Parameters<typeof engine.undo>[0]) =>
      await engine.undo(ask).then(
        () => 'done',
        (error) => (error instanceof UserError ? error.code : String(error)),
      );
    expect(await refusal({ ...bo, key })).toBe('undo-foreign');
    expect(await refusal(bo)).toBe('undo-gone');
    const elsewhere = { ...ada, channel: { ...HERE, id: 'C2' } };
    expect(await refusal({ ...elsewhere, key })).toBe('undo-elsewhere');
    expect(await refusal(elsewhere)).toBe('undo-gone');
    expect(await refusal({ ...ada, key, mayConfigure: async () => false })).toBe('not-permitted');
    expect(await followed()).toEqual([]);
    expect(await refusal({ ...ada, key: ` ${key.toUpperCase()} ` })).toBe('done');
    expect(await refusal({ ...ada, key })).toBe('undo-gone');
  });

  it('is over after ten minutes', async () => {
    const { engine, clock, unfollow } = await withTopic();
    const key = await unfollow();
    clock.set('2026-08-20T18:10:00Z');
    await expect(engine.undo({ ...ada, key })).rejects.toMatchObject({ code: 'undo-gone' });
  });

  it('leaves what was made anew as it is, and says so', async () => {
    const { engine, unfollow } = await withTopic();
    const key = await unfollow();
    await engine.follow({ ...ada, topic: 'agents', for: 'channel', level: 'broad' });
    await expect(engine.undo({ ...ada, key })).rejects.toMatchObject({
      code: 'undo-there',
      message: 'It is followed again since then, and that stays as it is.',
    });
  });

  it("brings back from anywhere what is somebody's own", async () => {
    const { engine, state } = await withTopic();
    const mine = { ...ada, channel: directMessages(ADA) };
    await engine.subscribe({ ...mine, changes: {} });
    await engine.unsubscribe(mine);
    await engine.undo({ ...ada, mayConfigure: async () => false });
    expect(await state.subscriptions.of(mine.channel)).toBeDefined();
  });
});

describe('a digest that was ended a moment ago', () => {
  it('is offered again where it is ended twice, and in the settings', async () => {
    const { engine } = await withTopic();
    await engine.subscribe({ ...ada, changes: {} });
    const key = keyIn(await engine.unsubscribe(ada));
    const again = await engine.unsubscribe(ada);
    expect([again.summary, keyIn(again)]).toEqual(['You have ended it already: no digests come here.', key]);
    expect(keyIn(await engine.settings(ada))).toBe(key);
    expect(actionsIn(await engine.settings(bo)).map(({ command }) => command)).not.toContain('undo');
    await expect(engine.unsubscribe(bo)).rejects.toMatchObject({
      message: 'No digest comes here, so there is nothing to end.',
    });
  });
});

describe('forgetting', () => {
  it('says what would go, deletes nothing, and asks', async () => {
    const { engine, state, followed } = await withTopic();
    await engine.save({ person: ADA, paper: LISTED.id });
    const asked = await engine.forget({ ...ada, scope: 'me', sure: false });
    expect(textsIn(asked)).toContain('what would go for good: 1 saved paper.');
    expect(actionsIn(asked)).toEqual([
      { label: 'Delete all of it', command: 'forget', options: { whose: 'me', sure: 'yes' } },
    ]);
    const channel = await engine.forget({ ...ada, scope: 'channel', sure: false });
    expect(channel.summary).toContain('1 followed topic.');
    expect([(await state.saved.of(ADA)).length, (await followed()).length]).toEqual([1, 1]);
    await engine.forget({ ...ada, scope: 'me', sure: true });
    expect([(await state.saved.of(ADA)).length, (await followed()).length]).toEqual([0, 1]);
    const nothing = await engine.forget({ ...ada, scope: 'me', sure: false });
    expect([nothing.summary, actionsIn(nothing)]).toEqual(['Nothing is stored about you.', []]);
  });
});
