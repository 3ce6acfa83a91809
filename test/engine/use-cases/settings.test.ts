import { describe, expect, it } from 'vitest';
import { callerFor } from '#core/commands/scope.ts';
import type { Block, Document } from '#core/document.ts';
import { linesIn, textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';

/** Options whose changes are called otherwise. */
const CHANGES: Readonly<Record<string, string>> = {
  'quiet-days': 'quietDays',
  'quiet-hours': 'quietHours',
  'catch-up': 'catchUp',
};

const STRANGER = { ...AT, mayConfigure: async () => false };

function formIn({ blocks }: Document): Extract<Block, { kind: 'form' }> | undefined {
  return blocks.find((block) => block.kind === 'form');
}

function valuesIn(document: Document): Record<string, string> {
  return Object.fromEntries((formIn(document)?.fields ?? []).map(({ name, value }) => [name, value]));
}

describe('settings', () => {
  it('come with a form of what is set, for those who may change it', async () => {
    const { engine } = await testEngine({});
    await engine.subscribe({ ...AT, changes: { time: '18:30', zone: 'New York', days: 'tue,sat', size: 7 } });
    const form = formIn(await engine.settings(AT));
    expect(form).toMatchObject({ command: 'subscribe', shows: { command: 'settings' } });
    expect(valuesIn(await engine.settings(AT))).toMatchObject({
      time: '18:30',
      zone: 'America/New_York',
      days: 'tue,sat',
      size: '7',
    });
    for (const { value, choices } of form?.fields ?? []) {
      if (choices.length > 0 && value) expect(choices.map((choice) => choice.value)).toContain(value);
    }
    expect(formIn(await engine.settings(STRANGER))).toBeUndefined();
  });

  it('every choice of the form is one that can be ordered', async () => {
    const { engine } = await testEngine({});
    for (const { name, choices } of formIn(await engine.settings(AT))?.fields ?? []) {
      for (const { value } of choices) {
        const intent = { [CHANGES[name] ?? name]: name === 'size' ? Number(value) : value };
        await engine.subscribe({ ...AT, changes: intent });
        expect(valuesIn(await engine.settings(AT))[name]).toBe(value);
      }
    }
  });

  it('where nothing is ordered offer to order it, and tell others how it is done', async () => {
    const { engine } = await testEngine({});
    const offered = await engine.settings({ ...AT, zone: async () => 'Asia/Tokyo' });
    expect(valuesIn(offered)).toMatchObject({ time: '09:00', zone: 'Asia/Tokyo' });
    expect(formIn(offered)?.actions).toEqual([{ label: 'Order the digest', command: 'subscribe' }]);
    await expect(engine.settings(STRANGER)).rejects.toMatchObject({ code: 'nothing-ordered' });
  });
});

it('whoever orders or resumes a channel is the one to tell of it, not whoever looks', async () => {
  const { engine, state } = await testEngine({});
  const as = (id: string) => ({ ...AT, person: { platform: 'console', id } });
  await engine.subscribe({ ...as('ada'), changes: {} });
  await engine.settings(as('bo'));
  expect(await state.admins.of(AT.channel)).toMatchObject({ id: 'ada' });
  await engine.pause(as('bo'));
  await engine.resume(as('bo'));
  expect(await state.admins.of(AT.channel)).toMatchObject({ id: 'bo' });
});

it('a paused digest promises no next one', async () => {
  const { engine } = await testEngine({});
  await engine.subscribe({ ...AT, changes: {} });
  await engine.pause(AT);
  const changed = await engine.subscribe({ ...AT, changes: { size: 7 } });
  expect(textsIn(changed)).not.toContain('Next:');
  expect(JSON.stringify(changed)).toContain('"command":"resume"');
});

describe("a person's own digest", () => {
  it('is theirs to order from anywhere, and is not the channel’s', async () => {
    const { engine, state } = await testEngine({});
    const mine = callerFor(STRANGER, 'me');
    const answer = await engine.subscribe({ ...mine, changes: { time: '08:00', zone: 'Berlin' } });
    expect(answer.summary).toBe('A digest comes to your direct messages on weekdays at 08:00 Europe/Berlin.');
    expect(formIn(await engine.settings(mine))).toMatchObject({
      command: 'subscribe',
      options: { for: 'me' },
      shows: { command: 'settings', options: { for: 'me' } },
    });
    expect(await state.subscriptions.of(STRANGER.channel)).toBeUndefined();
    expect(textsIn(await engine.status(mine))).toContain('Your own digest comes on weekdays at 08:00');
    await expect(engine.pause(STRANGER)).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await engine.pause(mine)).summary).toContain('until they are resumed');
    expect((await engine.unsubscribe(mine)).summary).toContain(
      'No more digests come to your direct messages',
    );
    await expect(engine.resume(mine)).rejects.toMatchObject({ code: 'nothing-ordered' });
  });

  it('is offered to whoever follows something for themselves and has none', async () => {
    const { engine } = await testEngine({});
    const follow = async (topic: string) =>
      linesIn(await engine.follow({ ...STRANGER, topic, for: 'me', level: 'normal' }));
    expect(await follow('world models')).toContain('subscribe topics for:me');
    await engine.subscribe({ ...callerFor(STRANGER, 'me'), changes: { kind: 'topics' } });
    expect(await follow('robots')).not.toContain('subscribe topics for:me');
  });
});

describe('status', () => {
  it('tells of an empty list that it was read, also while there is nothing else but the sample', async () => {
    const { engine } = await testEngine({ '2026-08-20': [] }, { sample: { '2026-08-20': papers(2) } });
    await engine.today({ ...AT, size: 5 });
    const said = textsIn(await engine.status(AT));
    expect(said).toContain('0 papers on the list of 20 Aug, read 18:00 UTC');
    expect(said).not.toContain('not read yet');
  });
});
