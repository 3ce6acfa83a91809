import { describe, expect, it } from 'vitest';
import { callerFor } from '#core/commands/scope.ts';
import type { Block, Document } from '#core/document.ts';
import { MOST_DIGESTS } from '#core/subscriptions/digest-names.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';

const STRANGER = { ...AT, mayConfigure: async () => false };
const ROBOTS = {
  ...AT,
  name: 'robots',
  changes: { kind: 'week', days: 'mon', topics: 'robots; grasping' },
} as const;

/** A channel with its first digest and one of robots. */
async function twoDigests() {
  const tested = await testEngine({});
  await tested.engine.subscribe({ ...AT, changes: { time: '08:00', zone: 'Berlin', size: 3 } });
  const answer = await tested.engine.subscribe(ROBOTS);
  const names = async () =>
    (await tested.state.subscriptions.all(AT.channel)).map(({ subscription }) => subscription.name);
  const of = async (name: string) =>
    (await tested.state.subscriptions.all(AT.channel)).find(({ subscription }) => subscription.name === name)
      ?.subscription;
  return { ...tested, answer, names, of };
}

function actionsIn({ blocks }: Document) {
  return blocks.flatMap((block) => (block.kind === 'actions' || block.kind === 'form' ? block.actions : []));
}

function formIn({ blocks }: Document): Extract<Block, { kind: 'form' }> | undefined {
  return blocks.find((block) => block.kind === 'form');
}

describe('a first digest', () => {
  it('says that it goes by UTC where nobody named a zone or is known to be in one', async () => {
    const said = async (ask: object, changes: object) => {
      const { engine } = await testEngine({});
      return textsIn(await engine.subscribe({ ...AT, ...ask, changes }));
    };
    const zone = async () => 'Europe/Berlin';
    expect(await said({}, { time: '09:00' })).toMatch(
      /The time is by UTC, as no zone was named and none of yours is known: name one, as in subscribe Berlin/,
    );
    expect(await said({}, { time: '09:00', zone: 'UTC' })).not.toContain('no zone was named');
    expect(await said({ zone }, { time: '09:00' })).not.toContain('no zone was named');
  });
});

describe('an order with somebody to notify who cannot be', () => {
  const ordered = async (ask: object, changes: object) => {
    const { engine, state } = await testEngine({});
    const said = await engine.subscribe({ ...AT, ...ask, changes }).then(textsIn, String);
    return { said, kept: (await state.subscriptions.all(AT.channel))[0]?.subscription };
  };

  it('is kept without them, and says so and why', async () => {
    const { said, kept } = await ordered({}, { time: '07:00', zone: 'Berlin', mention: '@everyone' });
    expect(said).toContain('at 07:00 Europe/Berlin');
    expect(said).toContain('Nobody is notified by it. Nobody can be mentioned from here');
    expect(kept).toMatchObject({ time: '07:00', zone: 'Europe/Berlin' });
    expect(kept?.mention).toBeUndefined();
  });

  it('is refused where it says nothing else', async () => {
    const { said, kept } = await ordered({}, { mention: '@everyone' });
    expect(said).toContain('Nobody can be mentioned from here');
    expect(kept).toBeUndefined();
  });

  it('leaves who is notified as it was', async () => {
    const { engine, state } = await testEngine({});
    const mentionable = async (typed: string) => ({ id: typed, name: typed });
    await engine.subscribe({ ...AT, mentionable, changes: { time: '08:00', mention: '@readers' } });
    const said = textsIn(await engine.subscribe({ ...AT, changes: { time: '07:00', mention: '@all' } }));
    expect(said).toContain('Who is notified by it stays as it was.');
    expect((await state.subscriptions.all(AT.channel))[0]?.subscription).toMatchObject({
      time: '07:00',
      mention: { name: '@readers' },
    });
  });
});

describe('an order that only ends something', () => {
  it.each([{ quietHours: 'off' }, { mention: 'nobody' }, { holidays: 'none', quietHours: 'off' }])(
    'orders no digest where there is none: %o',
    async (changes) => {
      const { engine, state } = await testEngine({});
      await expect(engine.subscribe({ ...AT, changes })).rejects.toThrow(/ordered here/);
      expect(await state.subscriptions.all(AT.channel)).toEqual([]);
      await engine.subscribe({ ...AT, changes: { time: '08:00', ...changes } });
      expect(textsIn(await engine.subscribe({ ...AT, changes }))).toContain('08:00');
    },
  );
});

describe('several digests in a channel', () => {
  it('each have a name, a schedule, a size and topics of their own, and go by the clock of the first', async () => {
    const { answer, names, of } = await twoDigests();
    expect(answer.summary).toBe(
      'A digest “robots” comes here weekly on Monday at 09:00 Europe/Berlin, only robots; grasping.',
    );
    expect(await names()).toEqual(['daily', 'robots']);
    expect(await of('daily')).toMatchObject({ time: '08:00', size: 3, kind: 'daily' });
    expect(await of('robots')).toMatchObject({ kind: 'week', size: 5, topics: ['robots', 'grasping'] });
  });

  it('are changed by their names, and without one the first is', async () => {
    const { engine, of } = await twoDigests();
    await engine.subscribe({ ...AT, name: 'Robots', changes: { size: 9, topics: 'followed' } });
    await engine.subscribe({ ...AT, changes: { size: 4 } });
    expect(await of('robots')).toMatchObject({ size: 9, weekdays: [1] });
    expect((await of('robots'))?.topics).toBeUndefined();
    expect(await of('daily')).toMatchObject({ size: 4 });
  });

  it('say what was set that no sentence about its times tells, and only that', async () => {
    const { engine } = await twoDigests();
    const robots = { ...AT, name: 'robots' };
    const changes = { size: 3, order: 'by-topic', holidays: '2026-12-24..2027-01-01', top: 'on' } as const;
    expect(textsIn(await engine.subscribe({ ...robots, changes }))).toContain(
      'Holidays: 24 Dec to 1 Jan 2027 · How many: 3 papers at most · Order: Topic by topic',
    );
    expect(textsIn(await engine.subscribe({ ...robots, changes: { repeat: 'other-digests' } }))).toContain(
      'What another digest here has shown: may come again',
    );
    const shown = textsIn(await engine.subscribe({ ...robots, changes: { holidays: 'none' } }));
    expect(shown).toContain('Holidays: none');
    expect(shown).not.toMatch(/How many|Order:|Topics:|Days:/);
  });

  it('have to be named to be paused, resumed or ended, in a sentence that names them', async () => {
    const { engine, names, of } = await twoDigests();
    for (const [command, run] of Object.entries({
      pause: engine.pause,
      resume: engine.resume,
      unsubscribe: engine.unsubscribe,
    })) {
      await expect(run(AT)).rejects.toMatchObject({
        code: 'digest-unclear',
        message: `2 digests come here: type ${command} name:daily or ${command} name:robots.`,
      });
    }
    await expect(engine.pause({ ...AT, until: 'monday' })).rejects.toThrow(
      'type pause until:monday name:daily or pause until:monday name:robots.',
    );
    await expect(engine.pause({ ...AT, until: '2 "weeks' })).rejects.toThrow(
      'pause until:"2 weeks" name:robots',
    );
    await expect(engine.askWhereTo(AT)).rejects.toThrow('type settings move name:daily or');
    const to = { ...AT, channel: { ...AT.channel, id: 'other' }, at: { value: 'other', shown: '#other' } };
    await expect(engine.moveDigest({ ...AT, to, changes: {} })).rejects.toThrow(
      'type subscribe move-to:#other name:daily or',
    );
    expect((await engine.pause({ ...AT, name: 'robots' })).summary).toBe(
      'The digest “robots” does not come here until it is resumed, with the same settings.',
    );
    expect([(await of('robots'))?.paused, (await of('daily'))?.paused]).toEqual([true, false]);
    await engine.resume({ ...AT, name: 'robots' });
    expect((await of('robots'))?.paused).toBe(false);
    expect((await engine.unsubscribe({ ...AT, name: 'robots' })).summary).toContain(
      '“robots” comes here no more',
    );
    expect(await names()).toEqual(['daily']);
    await engine.pause(AT);
    expect((await of('daily'))?.paused, 'the only one needs no name').toBe(true);
  });

  it('are the first one to a button of before there were several', async () => {
    const { engine, names, of } = await twoDigests();
    await engine.pause({ ...AT, pressed: true });
    expect([(await of('robots'))?.paused, (await of('daily'))?.paused]).toEqual([false, true]);
    await engine.unsubscribe({ ...AT, pressed: true });
    expect(await names()).toEqual(['robots']);
  });

  it('are listed by settings and status, each one press away', async () => {
    const { engine } = await twoDigests();
    const listed = await engine.settings(AT);
    expect(listed.summary).toBe('2 digests come here');
    expect(textsIn(listed)).toContain(
      'robots: weekly on Monday at 09:00 Europe/Berlin, only robots; grasping',
    );
    expect(actionsIn(listed)).toEqual([
      { label: 'daily', command: 'settings', options: { name: 'daily' } },
      { label: 'robots', command: 'settings', options: { name: 'robots' } },
      { label: 'Another digest', command: 'settings', options: { name: 'digest-2' } },
    ]);
    expect(actionsIn(await engine.settings(STRANGER)).map(({ label }) => label)).not.toContain(
      'Another digest',
    );
    const one = await engine.settings({ ...AT, name: 'robots' });
    expect(one.summary).toContain('Digest settings: robots');
    expect(formIn(one)).toMatchObject({
      options: { name: 'robots' },
      shows: { command: 'settings', options: { name: 'robots' } },
      actions: [
        { command: 'pause', options: { name: 'robots' } },
        { command: 'unsubscribe', options: { name: 'robots' } },
      ],
    });
    const status = await engine.status(AT);
    expect(status.summary).toBe('2 digests come here');
    expect(textsIn(status)).toContain('daily: on weekdays at 08:00 Europe/Berlin · next: ');
  });

  it('get one more by a form, which may be called otherwise', async () => {
    const { engine, names } = await twoDigests();
    const form = formIn(await engine.settings({ ...AT, name: 'digest-2' }));
    expect(form).toMatchObject({ options: { name: 'digest-2' }, shows: { command: 'settings' } });
    expect(form?.shows.options, 'then all are listed').toBeUndefined();
    expect(form?.fields[0]).toMatchObject({ name: 'name', value: 'digest-2' });
    await engine.subscribe({ ...AT, name: 'vision', changes: {} });
    expect(await names()).toEqual(['daily', 'robots', 'vision']);
  });

  it('are bounded, in name and number, whatever is typed', async () => {
    const { engine, names } = await twoDigests();
    for (const name of ['two words', '-', 'x'.repeat(21), '<#C1>', 'a|b', '']) {
      await expect(engine.subscribe({ ...AT, name, changes: {} })).rejects.toMatchObject({
        code: 'option-invalid',
        message: expect.stringContaining('one word'),
      });
    }
    await expect(engine.pause({ ...AT, name: 'vision' })).rejects.toMatchObject({
      code: 'digest-unknown',
      message: 'No digest that comes here is called “vision”: there are daily, robots.',
    });
    for (let count = 2; count < MOST_DIGESTS; count++) {
      await engine.subscribe({ ...AT, name: `n${count}`, changes: {} });
    }
    await expect(engine.subscribe({ ...AT, name: 'more', changes: {} })).rejects.toMatchObject({
      code: 'digests-full',
    });
    const there = { ...AT, name: 'more', at: { value: 'C1', shown: '#papers' }, changes: {} };
    await expect(engine.subscribe(there)).rejects.toThrow('end one of them with unsubscribe channel:#papers');
    expect(await names()).toHaveLength(MOST_DIGESTS);
    expect(actionsIn(await engine.settings(AT)).map(({ label }) => label)).not.toContain('Another digest');
  });

  it('take topics that say something, ten at most, each once', async () => {
    const { engine, of } = await twoDigests();
    const order = (topics: string) => engine.subscribe({ ...AT, name: 'robots', changes: { topics } });
    await order(' Robots ;robot;; planning ');
    expect((await of('robots'))?.topics).toEqual(['robot', 'planning']);
    await expect(order(' ; ')).rejects.toMatchObject({ code: 'topic-empty' });
    await expect(order('the')).rejects.toMatchObject({ code: 'topic-says-nothing' });
    const many = Array.from({ length: 11 }, (_, at) => `topic${at}x`);
    await expect(order(many.join(';'))).rejects.toMatchObject({ code: 'topics-full' });
    expect((await of('robots'))?.topics).toEqual(['robot', 'planning']);
  });

  it('are brought back one by one', async () => {
    const { engine, names } = await twoDigests();
    const first = await engine.unsubscribe({ ...AT, name: 'daily' });
    const second = await engine.unsubscribe({ ...AT, name: 'robots' });
    expect((await engine.unsubscribe({ ...AT, name: 'robots' })).summary).toContain('ended it already');
    const keyOf = (document: Document) => String(actionsIn(document)[0]?.options?.key);
    expect((await engine.undo({ ...AT, key: keyOf(first) })).summary).toContain('A digest comes here again');
    expect(await names()).toEqual(['daily']);
    expect(textsIn(await engine.undo({ ...AT, key: keyOf(second) }))).toContain(
      'The digest “robots” comes here again',
    );
    expect(await names()).toEqual(['daily', 'robots']);
  });

  it('of somebody’s own are theirs', async () => {
    const { engine, names } = await twoDigests();
    const mine = callerFor(STRANGER, 'me');
    await engine.subscribe({ ...mine, changes: {} });
    await engine.subscribe({ ...mine, name: 'robots', changes: {} });
    await expect(engine.pause(mine)).rejects.toThrow('pause name:daily for:me or pause name:robots for:me');
    await engine.unsubscribe({ ...mine, name: 'robots' });
    expect(await names()).toEqual(['daily', 'robots']);
  });
});
