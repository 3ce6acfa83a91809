import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { SourceError } from '#core/errors.ts';
import { idsIn, linesIn, textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';

it('the day before is that of the same list: the same topic, for the same reader', async () => {
  const { engine } = await testEngine({ [DAY]: [paper({ title: 'Robots for me', upvotes: 1 })] });
  const mine = await engine.today({ ...AT, size: 5, topic: 'robots for me', for: 'me' });
  expect(linesIn(mine)).toContain('today robots for me date:2026-08-19 for:me');
});

it('a day leads to the same list for oneself alone, where others read it too', async () => {
  const { engine } = await testEngine({ [DAY]: papers(2) });
  const mine = `today date:${DAY} for:me`;
  const ask = { ...AT, size: 5 };
  expect(linesIn(await engine.today(ask))).toContain(mine);
  expect(linesIn(await engine.today({ ...ask, for: 'me' }))).not.toContain(mine);
  const alone = { ...ask, channel: directMessages(AT.person) };
  expect(linesIn(await engine.today(alone))).not.toContain(mine);
});

describe('a reason', () => {
  it('quotes the sentence that speaks of the topic, unless it stands above it already', async () => {
    const abstract = 'LLM quantization is hard. We make LLM quantization simple.';
    const plain = paper({ id: '2608.00001', title: 'LLM quantization', abstract });
    const summed = paper({ id: '2608.00002', title: 'LLM quantization', abstract, summary: 'It is simple.' });
    const { engine } = await testEngine({ [DAY]: [plain, summed] });
    await engine.follow({ ...AT, topic: 'LLM quantization', for: 'me', level: 'normal' });
    const { blocks } = await engine.today({ ...AT, size: 5 });
    const quoted = blocks.flatMap((block) =>
      block.kind === 'paper'
        ? block.reasons.flatMap((reason) => (reason.kind === 'topic' ? [reason.sentence.length > 0] : []))
        : [],
    );
    expect(quoted.toSorted()).toEqual([false, true]);
  });
});

describe('a date as people say it', () => {
  // A Friday.
  const NOW = '2026-08-21T19:00:00Z';

  it.each([
    ['yesterday', 'Thu 20 Aug 2026'],
    ['20 Aug', 'Thu 20 Aug 2026'],
    ['2026-8-20', 'Thu 20 Aug 2026'],
    ['last thursday', 'Thu 20 Aug 2026'],
    ['today', 'Fri 21 Aug 2026'],
  ])('%s is the list of %s', async (day, shown) => {
    const { engine } = await testEngine({ [DAY]: papers(2), '2026-08-21': papers(2) }, { now: NOW });
    expect(textsIn(await engine.today({ ...AT, size: 5, day }))).toContain(shown);
  });

  it('that names a week is answered with its top', async () => {
    const { engine } = await testEngine({ '2026-08-12': papers(3), [DAY]: papers(2) }, { now: NOW });
    const top = await engine.today({ ...AT, size: 5, day: 'last week' });
    expect(top.summary).toContain('10 to 16 Aug 2026');
    expect(idsIn(top)).toHaveLength(3);
    expect(await engine.top({ period: 'month', size: 5, day: 'last week' })).toEqual(top);
  });

  it('that names a week and a topic is a search, which is shown', async () => {
    const { engine } = await testEngine({ [DAY]: papers(2) }, { now: NOW });
    await expect(engine.today({ ...AT, size: 5, day: 'last week', topic: 'robots' })).rejects.toThrow(
      'for more days, type search robots since:2026-08-10 until:2026-08-16.',
    );
  });

  it('that no calendar has is one sentence', async () => {
    const { engine } = await testEngine({ [DAY]: papers(2) }, { now: NOW });
    await expect(engine.today({ ...AT, size: 5, day: '2026-02-29' })).rejects.toMatchObject({
      code: 'date-unknown',
      message: 'There is no 29 February 2026: type a day that the calendar has.',
    });
  });
});

describe('today', () => {
  it('shows the newest list, most upvoted first, and what is left', async () => {
    const { engine } = await testEngine({ [DAY]: papers(12) });
    const answer = await engine.today({ ...AT, size: 5 });
    expect(idsIn(answer)).toEqual(papers(5).map(({ id }) => id));
    expect(answer.summary).toBe('Daily papers, Thu 20 Aug 2026: 5 papers of 12');
    expect(textsIn(answer)).toContain('7 more that day · list as of 18:00 UTC');
  });

  it('goes back over a weekend to the newest list', async () => {
    const { engine, source } = await testEngine({ '2026-08-21': papers(2) }, { now: '2026-08-23T12:00:00Z' });
    expect(textsIn(await engine.today({ ...AT, size: 5 }))).toContain('Fri 21 Aug 2026');
    expect(source.asked).toEqual(['2026-08-23', '2026-08-22', '2026-08-21']);
  });

  it('asks the source for its newest day where the last days have no list', async () => {
    const { engine } = await testEngine(
      { [DAY]: papers(2) },
      { now: '2026-11-22T12:00:00Z', also: { newest: async () => DAY } },
    );
    expect(idsIn(await engine.today({ ...AT, size: 5 }))).toHaveLength(2);
  });

  it('says that a list is still filling', async () => {
    const { engine } = await testEngine({ [DAY]: papers(3) }, { now: '2026-08-20T08:00:00Z' });
    expect(textsIn(await engine.today({ ...AT, size: 5 }))).toContain(
      '3 so far; the list for 20 Aug usually fills until 17:00 UTC',
    );
  });

  it('keeps to a topic', async () => {
    const list = [paper({ id: '1', title: 'Quantizing Models' }), paper({ id: '2', title: 'World Models' })];
    const { engine } = await testEngine({ [DAY]: list });
    expect(idsIn(await engine.today({ ...AT, size: 5, topic: 'quantization' }))).toEqual(['1']);
    expect(textsIn(await engine.today({ ...AT, size: 5, topic: 'zebras' }))).toContain(
      'is about zebras: try a wider topic',
    );
    const theirs = await engine.today({ ...AT, size: 5, topic: 'author:"Ada Nobody" org:Nowhere' });
    expect(textsIn(theirs)).toContain('is by Ada Nobody and Nowhere: search all days.');
    await expect(engine.today({ ...AT, size: 5, topic: '!!!' })).rejects.toMatchObject({
      code: 'topic-empty',
    });
  });

  it('leaves out of the whole list what only that is said of', async () => {
    const list = [paper({ id: '1', title: 'Scenes in 3D' }), paper({ id: '2', title: 'World Models' })];
    const { engine } = await testEngine({ [DAY]: list });
    for (const topic of ['but without 3d', 'no 3d', 'everything but 3d', '-3d'])
      expect(idsIn(await engine.today({ ...AT, size: 5, topic }))).toEqual(['2']);
    expect(textsIn(await engine.today({ ...AT, size: 5, topic: '-3d -models' }))).toContain(
      'Nothing is left of the list of Thu 20 Aug 2026.',
    );
    await expect(engine.today({ ...AT, size: 5, topic: '-since:2026' })).rejects.toThrow(
      '"-since" leaves nothing out',
    );
  });

  it('shows what comes near a topic that nothing is surely about, and says so', async () => {
    const abstract = 'We speak of much. It is about models of language. In passing, agents are of use here.';
    const list = [
      paper({ id: '1', title: 'World Models', abstract }),
      ...papers(3, (at) => ({ id: `other ${at}`, title: 'Proteins' })),
    ];
    const { engine } = await testEngine({ [DAY]: list });
    const topic = 'language agents';
    const near = await engine.today({ ...AT, size: 5, topic });
    expect(idsIn(near)).toEqual(['1']);
    expect(textsIn(near)).toContain('Nothing on it is surely about language agents: this is what comes near');
    // Whoever follows it strictly is shown none of that, and told where it is.
    await engine.follow({ ...AT, mayConfigure: async () => true, for: 'channel', level: 'strict', topic });
    const strict = await engine.today({ ...AT, size: 5, topic });
    expect(textsIn(strict)).toContain('is mainly about language agents, and 1 paper of it speaks of that:');
    const query = `${topic} since:${DAY} until:${DAY}`;
    expect(linesIn(strict)[0]).toBe(`search -- ${query}`);
    expect(idsIn(await engine.search({ query, limit: 5, page: 1, sort: 'relevance' }))).toEqual(['1']);
  });

  it('leads from a day with nothing on a topic to the search of all', async () => {
    const { engine } = await testEngine({ [DAY]: papers(2) });
    expect(linesIn(await engine.today({ ...AT, size: 5, topic: 'zebras' }))).toContain('search zebras');
  });

  it('reads a list once for all who ask within some minutes, again later, and never again once its day is over', async () => {
    const { engine, source, clock } = await testEngine({ [DAY]: papers(3) }, { now: '2026-08-20T16:52:00Z' });
    await Promise.all([
      engine.today({ ...AT, day: DAY, size: 5 }),
      engine.today({ ...AT, day: DAY, size: 5 }),
    ]);
    await engine.today({ ...AT, day: DAY, size: 5 });
    expect(source.asked).toEqual([DAY]);
    for (const time of ['20T16:58', '20T17:04', '21T00:01', '21T09:00', '28T09:00']) {
      clock.set(`2026-08-${time}:00Z`);
      await engine.today({ ...AT, day: DAY, size: 5 });
    }
    expect(source.asked).toEqual([DAY, DAY, DAY, DAY]);
  });

  it('serves the last good list with its age while the source is down', async () => {
    const { engine, source, clock } = await testEngine({ [DAY]: papers(3) });
    await engine.today({ ...AT, size: 5 });
    source.down = 'Hugging Face answered 503';
    clock.set('2026-08-21T20:00:00Z');
    const answer = await engine.today({ ...AT, size: 5 });
    expect(idsIn(answer)).toHaveLength(3);
    expect(textsIn(answer)).toContain(
      'Hugging Face answered 503 · list as of 20 Aug, 18:00 UTC (26 hours old)',
    );
  });

  it('fails honestly where a list is neither to be had nor stored', async () => {
    const { engine, source, archive } = await testEngine({});
    await archive.putPapers(papers(1));
    source.down = 'Hugging Face answered 503';
    await expect(engine.today({ ...AT, day: '2026-08-19', size: 5 })).rejects.toThrow(
      new SourceError(
        'source-down',
        'Hugging Face answered 503, and the list of 2026-08-19 is not stored here.',
      ),
    );
  });

  it.each([
    ['2026-08-22', 'The list of Sat 22 Aug 2026 has not opened yet.'],
    [DAY, 'The list of Thu 20 Aug 2026 is open, and nothing is on it so far.'],
    ['2026-08-16', 'No papers were listed on Sun 16 Aug 2026: lists are made from Monday to Friday.'],
    [
      '2026-08-18',
      'The list of Tue 18 Aug 2026 was empty when it was last read (18:00 UTC), and is looked at again.',
    ],
  ])('says why %s is empty', async (day, reason) => {
    const { engine } = await testEngine({ '2026-08-19': papers(1) });
    expect(textsIn(await engine.today({ ...AT, day, size: 5 }))).toContain(reason);
  });

  it('says that no papers were listed where a list was empty twice', async () => {
    const { engine, clock } = await testEngine({ '2026-08-19': papers(1) });
    await engine.today({ ...AT, day: '2026-08-18', size: 5 });
    clock.set('2026-08-21T08:00:00Z');
    const answer = await engine.today({ ...AT, day: '2026-08-18', size: 5 });
    expect(textsIn(answer)).toContain('No papers were listed on Tue 18 Aug 2026.');
  });
});

describe('the sample', () => {
  const sample = { '2026-08-17': papers(2), '2026-08-18': papers(4) };

  it('stands in while nothing is stored and the source is down, and its first line says so', async () => {
    const { engine, source, clock } = await testEngine({ [DAY]: papers(9) }, { sample });
    source.down = 'Hugging Face cannot be reached (ENOTFOUND)';
    const answer = await engine.today({ ...AT, size: 10 });
    expect(answer.blocks[0]).toEqual({
      kind: 'text',
      text: "This is a bundled sample, not today's list, because Hugging Face cannot be reached (ENOTFOUND).",
    });
    expect(idsIn(answer)).toHaveLength(4);
    expect(idsIn(await engine.search({ query: 'plain', limit: 5, page: 1, sort: 'relevance' }))).toHaveLength(
      4,
    );
    expect(idsIn(await engine.top({ period: 'week', size: 10 }))).toHaveLength(4);
    expect(idsIn(await engine.trending({ size: 10 }))).toHaveLength(4);

    source.down = undefined;
    clock.set('2026-08-20T18:02:00Z');
    expect(idsIn(await engine.today({ ...AT, size: 10 }))).toHaveLength(9);
  });

  it('stands in where the source answers but has no list', async () => {
    const { engine } = await testEngine({}, { sample });
    expect(textsIn(await engine.today({ ...AT, size: 10 }))).toContain(
      'because no list of the last days was found',
    );
  });

  it.each(['2026-08-12', DAY])(
    'tells nothing of what was listed on %s, of which it has no list',
    async (day) => {
      const { engine, source } = await testEngine({}, { sample });
      source.down = 'Hugging Face cannot be reached (ENOTFOUND)';
      const answer = textsIn(await engine.today({ ...AT, day, size: 5 }));
      expect(answer).toMatch(/The sample has no list of \w{3} \d+ Aug 2026\./);
    },
  );
});

describe('top', () => {
  it('orders a week by upvotes, and reads only the lists that are not complete', async () => {
    const lists = {
      '2026-08-18': [paper({ id: 'a', upvotes: 3 })],
      '2026-08-19': [paper({ id: 'b', upvotes: 8 })],
    };
    const { engine, source, clock } = await testEngine(lists);
    const answer = await engine.top({ period: 'week', day: '2026-08-19', size: 10 });
    expect(idsIn(answer)).toEqual(['b', 'a']);
    expect(textsIn(answer)).toContain('Top of the week · 13 to 19 Aug 2026');
    source.asked.length = 0;
    clock.set('2026-08-20T20:00:00Z');
    await engine.top({ period: 'week', day: '2026-08-20', size: 10 });
    expect(source.asked).toEqual(['2026-08-20']);
  });

  it('does not say that papers stand by upvotes where nobody counts them', async () => {
    const { upvotes: _, ...uncounted } = paper();
    const { engine } = await testEngine({ [DAY]: [uncounted] });
    expect(textsIn(await engine.top({ period: 'week', size: 10 }))).toContain(
      'In the order of the lists, of 1 paper listed',
    );
    expect(textsIn(await engine.today({ ...AT, size: 5, for: 'me' }))).not.toContain('By upvotes');
  });

  it('says that lists are missing, and fails where all are', async () => {
    const { engine, source, clock } = await testEngine({ '2026-08-19': papers(2) });
    await engine.today({ ...AT, day: '2026-08-19', size: 1 });
    source.down = 'Hugging Face answered 500';
    clock.set('2026-08-20T20:00:00Z');
    expect(textsIn(await engine.top({ period: 'month', size: 10 }))).toContain('Some lists are missing');
    await expect(engine.top({ period: 'week', day: '2026-01-20', size: 10 })).rejects.toMatchObject({
      code: 'source-down',
    });
  });

  it("gives the source's own order of what is trending", async () => {
    const { engine } = await testEngine(
      { [DAY]: papers(1) },
      { also: { trending: async () => papers(2).toReversed() } },
    );
    expect(idsIn(await engine.trending({ size: 2 }))).toEqual(['2608.00002', '2608.00001']);
  });
});

describe('a day’s list', () => {
  const page = (day: string) => [{ title: 'Daily Papers', url: `https://huggingface.co/papers/date/${day}` }];
  const noteOf = ({ blocks }: Document) => blocks.find((block) => block.kind === 'note')?.text;

  it('names its source, which leads to it; of a week, its name alone', async () => {
    const { engine } = await testEngine({ [DAY]: papers(2) }, { also: { pages: page } });
    const link = { page: `https://huggingface.co/papers/date/${DAY}`, text: 'Daily Papers' };
    expect(noteOf(await engine.today({ ...AT, size: 5 }))).toContainEqual(link);
    expect(noteOf(await engine.top({ period: 'week', size: 5 }))).toMatch(/^Daily Papers · /);
  });

  it('that stands in for a newer one says its date and age, but not over a weekend', async () => {
    const { engine } = await testEngine({ '2026-08-17': papers(2) });
    const shown = textsIn(await engine.today({ ...AT, size: 5 }));
    expect(shown).toContain(
      'No newer list has papers so far: this is the list of Mon 17 Aug 2026, 3 days old.',
    );
    const asked = textsIn(await engine.today({ ...AT, size: 5, day: '2026-08-17' }));
    expect(asked).not.toContain('No newer list');
    const sunday = await testEngine({ '2026-08-21': papers(2) }, { now: '2026-08-23T12:00:00Z' });
    expect(textsIn(await sunday.engine.today({ ...AT, size: 5 }))).not.toContain('No newer list');
  });

  it('leads to the order of a digest where none is ordered, for whoever may order it', async () => {
    const { engine } = await testEngine({ [DAY]: papers(2) });
    const offered = async (ask: Partial<Parameters<typeof engine.today>[0]> = {}) =>
      (await engine.today({ ...AT, size: 5, ...ask })).blocks.flatMap((block) =>
        block.kind === 'actions' ? block.actions.filter(({ label }) => label === 'Subscribe') : [],
      );
    expect(await offered()).toEqual([{ label: 'Subscribe', command: 'settings' }]);
    expect(await offered({ mayConfigure: async () => false })).toEqual([]);
    expect(
      await offered({ mayConfigure: () => Promise.reject(new SourceError('source-down', 'away')) }),
    ).toEqual([]);
    expect(await offered({ open: true })).toEqual([]);
    const mine = [{ label: 'Subscribe', command: 'settings', options: { for: 'me' } }];
    expect(await offered({ for: 'me', mayConfigure: async () => false })).toEqual(mine);
    await engine.subscribe({ ...AT, changes: {} });
    expect(await offered()).toEqual([]);
    expect(await offered({ for: 'me' })).toEqual(mine);
  });

  it('is not kept waiting by a platform that does not say who may order', async () => {
    const { engine } = await testEngine({ [DAY]: papers(2) }, { sleep: async () => undefined });
    const shown = await engine.today({ ...AT, size: 5, mayConfigure: () => new Promise(() => undefined) });
    expect(idsIn(shown)).toHaveLength(2);
  });
});
