import { describe, expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import { UserError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { idsIn, linesIn, textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const SUBJECTS = [
  'Diffusion Models for Images',
  'Quantization of Large Language Models',
  'Reinforcement Learning from Human Feedback (RLHF) for Agents',
  'World Models That Walk',
  'Speech from Silent Video',
  'Grasping in Clutter',
  'Retrieval for Long Questions',
  'Proteins and Their Folds',
];
const LISTED = papers(240, (at) => {
  const title = `${SUBJECTS[at % SUBJECTS.length]}, Part ${at}`;
  return {
    title,
    abstract: `${title}. We study reinforcement learning from human feedback (RLHF) at times.`,
  };
});
const CHANNEL = { for: 'channel', level: 'normal' } as const;

/** An engine for each test that knows some papers of today, over one archive that has learned from them. */
function knowing(listed: readonly Paper[]) {
  const lists = { '2026-08-20': listed };
  let stocked: Promise<Archive> | undefined;
  const stock = async () => {
    const { engine, archive } = await testEngine(lists);
    await engine.today({ ...AT, size: 5 });
    return archive;
  };
  return async () => {
    stocked ??= stock();
    return await testEngine(lists, { archive: await stocked });
  };
}

const onListed = knowing(LISTED);

async function known() {
  const test = await onListed();
  const { engine } = test;
  return {
    ...test,
    follow: (topic: string) => engine.follow({ ...AT, ...CHANNEL, topic }),
    mute: (topic: string) => engine.mute({ ...AT, topic, for: 'channel' }),
    today: (topic: string) => engine.today({ ...AT, topic, size: 5 }),
  };
}

const refusal = async (job: Promise<unknown>) =>
  await job.then(
    () => 'done',
    (error: unknown) => (error instanceof UserError ? `${error.code}: ${error.message}` : String(error)),
  );

describe.each(['follow', 'mute', 'today'] as const)('a topic that cannot work, to %s,', (command) => {
  it.each([
    ['the', 'topic-says-nothing', 'says nothing of what a paper is about'],
    ['of the and', 'topic-says-nothing', 'says nothing of what a paper is about'],
    ['cs.CL', 'topic-category', `in words, such as ${command} language models.`],
    ['cs.CV', 'topic-category', `in words, such as ${command} computer vision.`],
    ['cat:cs.CL', 'topic-category', 'cs.CL is one'],
    ['"cs.CL"', 'topic-category', 'cs.CL is one'],
    ['cs_CL', 'topic-category', 'cs.CL is one'],
    ['my topics', 'topic-says-nothing', 'says nothing of what a paper is about'],
    ['interesting new stuff', 'topic-says-nothing', 'says nothing of what a paper is about'],
    ['cs.CL papers', 'topic-category', `in words, such as ${command} language models.`],
    ['cs/CL', 'topic-category', 'cs.CL is one'],
    ['cscl', 'topic-category', 'cs.cl is one'],
    ['(cs.CL)', 'topic-category', 'cs.CL is one'],
    ['cs.ROO', 'topic-category', `arXiv has no category cs.ROO`],
    ['cs.NLP', 'topic-category', `in words, such as ${command} language models.`],
    ['cs.ai and cs.lg', 'topic-category', `cs.ai and cs.lg are arXiv's categories`],
    [
      'cs.ai/cs.lg',
      'topic-category',
      `they are about in words, such as ${command} reasoning, deep learning.`,
    ],
    ['cs.XY, cs.RO', 'topic-category', 'cs.RO is one'],
    ['stat.ML', 'topic-category', `such as ${command} uncertainty.`],
    ['stat.ML and cs.LG', 'topic-category', 'stat.ML and cs.LG are'],
    ['stat ML', 'topic-category', 'stat.ML is one'],
    ['cs cl', 'topic-category', 'cs.cl is one'],
    ['cs.XY', 'topic-category', 'arXiv has no category cs.XY, and the daily lists do not tell of any'],
    ['physics.optics', 'topic-category', 'physics.optics is one'],
    ['hep-th', 'topic-category', 'hep-th is one'],
    ['math.AG', 'topic-category', 'the daily lists do not tell of them: name what it is about in words.'],
    ['大型语言模型', 'topic-script', 'Papers are in English'],
    ['квантование', 'topic-script', 'Papers are in English'],
  ])('%s is refused as %s', async (topic, code, sentence) => {
    const test = await known();
    const told = await refusal(test[command](topic));
    expect(told).toContain(`${code}: `);
    expect(told).toContain(sentence);
    expect(await test.state.follows.all()).toEqual([]);
  });
});

describe('a topic that is spelled otherwise', () => {
  it.each([
    ['difusion models', 'diffusion models'],
    ['quantiation of models', 'quantization of models'],
  ])('%s is asked about %s, with what that would bring', async (typed, meant) => {
    const { follow } = await known();
    const answer = await follow(typed);
    expect(textsIn(answer)).toMatch(new RegExp(`Did you mean ${meant}: \\d+ papers in 30 days`));
    expect(linesIn(answer)[0]).toBe(`follow ${meant}`);
  });

  it('is told as well where it is muted, and is heard on a day', async () => {
    const { mute } = await known();
    const muted = await mute('quantiation');
    expect(textsIn(muted)).toContain('Did you mean quantization: 30 papers in 30 days?');
    expect(linesIn(muted)[0]).toBe('mute quantization');
    const { today } = await known();
    const day = await today('quantiation');
    expect(day.blocks.filter(({ kind }) => kind === 'paper')).toHaveLength(5);
  });

  it('is told on a day that has nothing of what is meant either, with the search of all days for that', async () => {
    const { today } = await known();
    const day = await today('quantiation of animal genomes');
    expect(textsIn(day)).toContain(
      'Did you mean quantization of animal genomes? Nothing on this list is about that either.',
    );
    expect(textsIn(day)).not.toContain('None of these words');
    expect(linesIn(day)).toContain('search quantization of animal genomes');
  });

  it('counts in both where two continents spell it in two ways, and says so', async () => {
    const said = 'Both spellings count: quantisation and quantization';
    const { follow, mute, today } = await known();
    for (const answer of [await follow('quantisation'), await mute('quantisation')]) {
      expect(textsIn(answer)).toContain(said);
      expect(textsIn(answer)).not.toMatch(/Did you mean|None of these words/);
    }
    const day = await today('quantisation -modelling');
    expect(textsIn(day)).toContain(said);
    expect(textsIn(await today('quantization'))).not.toContain('Both spellings');
  });

  it('is asked about in one word where neither spelling brings anything', async () => {
    const { follow } = await known();
    const answer = await follow('quantiation of animal genomes');
    expect(textsIn(answer)).toContain('Did you mean quantization of animal genomes?');
    expect(linesIn(answer).filter((line) => line.startsWith('follow quantization'))).toHaveLength(1);
  });

  it('never offers what still has the slip, nor a level that brings no other papers', async () => {
    const { follow } = await known();
    const answer = await follow('rlhf for difusion agents');
    expect(linesIn(answer).filter((line) => line.includes('difusion') && !line.includes('level:'))).toEqual(
      [],
    );
    const none = await follow('animal genomes');
    expect(textsIn(none)).toContain('broad 0 · normal 0 (this one) · strict 0');
    expect(linesIn(none).filter((line) => line.includes('level:'))).toEqual([
      'follow animal genomes level:broad',
    ]);
  });

  it('is not asked about where it is the archive’s own', async () => {
    const { follow } = await known();
    for (const topic of ['quantization', 'diffusion models', 'author:Nobody'])
      expect(textsIn(await follow(topic))).not.toMatch(/Did you mean|None of these words/);
  });
});

describe('a name that nobody stored has', () => {
  it('is told who may be meant, where it is followed and where it is muted', async () => {
    const { follow, mute } = await known();
    const followed = await follow('author:Exmple');
    expect(textsIn(followed)).toContain('No stored paper has such a name. A new name may still come.');
    expect(textsIn(followed)).toMatch(/Did you mean author:Example: \d+ papers in 30 days\?/);
    expect(linesIn(followed)[0]).toBe('follow author:Example');
    expect(linesIn(await mute('author:Exmple'))[0]).toBe('mute author:Example');
    expect(linesIn(await follow('author:Exmple agents'))[0]).toBe('follow agents author:Example');
    expect(textsIn(await follow('author:Example'))).not.toMatch(/Did you mean|such a name/);
  });
});

describe('a topic of words that are the name of somebody stored', () => {
  const BY_NAME = paper({
    id: '2608.00099',
    title: 'Images',
    authors: ['Chelsea Finn'],
    organization: 'OurLab',
  });

  const knowingName = knowing([...LISTED, BY_NAME]);

  async function followed(topic: string) {
    const { engine } = await knowingName();
    return await engine.follow({ ...AT, ...CHANNEL, topic });
  }

  it.each([
    ['Chelsea Finn', 'author:"Chelsea Finn"'],
    ['chelsea finn', 'author:"Chelsea Finn"'],
    ['finn', 'author:finn'],
    ['Chelsea Finn quantization', 'quantization author:"Chelsea Finn"'],
    ['new quantization papers by chelsea finn', 'quantization author:"Chelsea Finn"'],
    ['finn quantization', 'quantization author:finn'],
    ['Our Lab', 'org:OurLab'],
  ])('%s is asked about %s, and not called unknown', async (typed, meant) => {
    const answer = await followed(typed);
    expect(textsIn(answer)).toMatch(/Did you mean .+(?:\?|: 1 paper in 30 days\?)/);
    expect(textsIn(answer)).not.toContain('None of these words');
    expect(linesIn(answer)[0]).toBe(`follow ${meant}`);
  });

  it('is asked about each of a list of them', async () => {
    expect(textsIn(await followed('Chelsea Finn and Ada Example'))).toMatch(
      /Did you mean author:"Ada Example": \d+ papers in 30 days, or author:"Chelsea Finn": 1 paper in 30 days\?/,
    );
  });

  it.each(['images', 'Images', 'quantization'])(
    'is a subject where papers speak of it: %s',
    async (topic) => {
      expect(textsIn(await followed(topic))).not.toContain('Did you mean');
    },
  );
});

describe('a topic that papers call otherwise', () => {
  const knowingSpeech = knowing([
    ...papers(240, (at) => ({ title: `Quantization and evaluation of speech, part ${at}` })),
    paper({ id: '2608.00099', title: 'Speech', organization: 'NVIDIA' }),
  ]);

  async function advised(topic: string) {
    const { engine } = await knowingSpeech();
    return await engine.follow({ ...AT, ...CHANNEL, topic });
  }

  it.each([
    ['quant of speech', 'quantization of speech'],
    ['speech quant', 'speech quantization'],
  ])('%s is asked about %s once, with what that would bring', async (typed, meant) => {
    const answer = await advised(typed);
    expect(textsIn(answer)).toMatch(new RegExp(`Did you mean ${meant}: \\d+ papers in 30 days\\?`));
    expect(linesIn(answer).filter((line) => line === `follow ${meant}`)).toHaveLength(1);
  });

  it('is an organisation without the word for its kind where nobody is called by both', async () => {
    const answer = await advised('org:"NVIDIA Labs"');
    expect(textsIn(answer)).toContain('Did you mean org:NVIDIA: 1 paper in 30 days?');
  });

  it('is from an organisation, with a word beside it that says nothing', async () => {
    expect(textsIn(await advised('org:NVIDIA research'))).toContain('1 paper');
  });
});

describe('a topic of words that nobody knows', () => {
  it('is told so, and kept: a new name may come', async () => {
    const { follow, mute, state } = await known();
    expect(textsIn(await follow('asdfqwer zxcv'))).toContain('None of these words is known here');
    expect(textsIn(await mute('asdfqwer'))).toContain('None of these words is known here');
    expect(await state.follows.all()).toHaveLength(1);
  });
});

describe('a topic of words that no paper has, which is heard as others', () => {
  it('is told what was most likely meant, and not that nobody knows it', async () => {
    const test = await testEngine({ '2026-06-01': LISTED, '2026-08-20': LISTED.slice(3, 4) });
    for (const day of ['2026-06-01', '2026-08-20']) await test.engine.today({ ...AT, day, size: 5 });
    const answer = textsIn(await test.engine.follow({ ...AT, ...CHANNEL, topic: 'quantizaton' }));
    expect(answer).toContain('Did you mean quantization?');
    expect(answer).not.toContain('None of these words');
  });
});

describe('today about a topic', () => {
  it('says why each paper is there', async () => {
    const { today } = await known();
    const shown = await today('quantization');
    const reasons = shown.blocks.flatMap((block) => (block.kind === 'paper' ? [block.reasons[0]] : []));
    expect(reasons).toHaveLength(5);
    for (const reason of reasons) expect(reason?.kind).toBe('match');
  });

  it('says where the list has nothing of what is meant either, and offers it for all days alone', async () => {
    const { engine } = await testEngine({ '2026-08-19': LISTED, '2026-08-20': LISTED.slice(3, 4) });
    for (const day of ['2026-08-19', '2026-08-20']) await engine.today({ ...AT, day, size: 5 });
    const asked = async (day: string) =>
      textsIn(await engine.today({ ...AT, day, topic: 'quantizaton', size: 5 }));
    expect(await asked('2026-08-19')).toContain('25 more that day');
    expect(await asked('2026-08-20')).toContain('is about quantizaton: try a wider topic');
    expect(await asked('2026-08-20')).toContain('Did you mean quantization? Nothing on this list is about');
  });

  it('goes by the level of whoever follows it', async () => {
    const near = paper({
      title: 'Pruning of vision transformers',
      abstract: 'We prune transformers for vision.',
    });
    const { engine } = await testEngine({ '2026-08-20': [near] });
    const topic = 'pruning vision language action transformers';
    const shown = async () => idsIn(await engine.today({ ...AT, topic, size: 5 }));
    await engine.follow({ ...AT, ...CHANNEL, level: 'strict', topic });
    expect(await shown()).toEqual([]);
    await engine.follow({ ...AT, ...CHANNEL, level: 'broad', topic });
    expect(await shown()).toEqual([near.id]);
  });
});
