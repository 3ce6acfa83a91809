import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { terms } from '#core/text/words.ts';
import { type Level, topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper } from '#test/fakes/papers.ts';

const QUANT = paper({
  id: 'quant',
  title: 'LLM quantization in four bits',
  abstract:
    'Large models are costly. We quantize the weights of LLMs to four bits et al. without loss. Code is out.',
  authors: ['Ada Example'],
  code: 'https://github.com/example/quant',
});
const WORLD = paper({
  id: 'world',
  title: 'World models for games',
  abstract: 'Agents learn a world model of a game.',
});
const OTHER = paper({
  id: 'other',
  title: 'Protein folding',
  abstract: 'Chains fold.',
  authors: ['Bo Sample'],
});
const ALL = [QUANT, WORLD, OTHER];

const follow = (text: string, level: Level = 'normal') => ({ topic: topicOf(text), level });

function matched(
  archive: Archive,
  text: string,
  level: Level = 'normal',
  papers: readonly Paper[] = ALL,
): string[] {
  return archive.match([follow(text, level)], papers).map((match) => match.paper.id);
}

describe('matching papers to topics', () => {
  const archive = openArchive(':memory:');

  it.each([
    ['quantization of LLMs', ['quant']],
    ['world models', ['world']],
    ['"world models" -games', []],
    ['"model worlds"', []],
    ['quantization author:ada', ['quant']],
    ['quantization author:bo', []],
    ['quantization has:code', ['quant']],
    ['author:bo', ['other']],
    ['has:code', ['quant']],
    ['org:nobody', []],
    ['astronomy', []],
  ])('%s: %j', (text, ids) => expect(matched(archive, text)).toEqual(ids));

  it('shows the sentence that speaks of the topic, its words marked', () => {
    const [match] = archive.match([follow('LLM quantization')], ALL);
    const spans = match?.sentence() ?? [];
    expect(spans.map(({ text }) => text).join('')).toBe(
      'We quantize the weights of LLMs to four bits et al. without loss.',
    );
    expect(spans.filter(({ mark }) => mark).map(({ text }) => text)).toEqual(['quantize', 'LLMs']);
  });

  it('tells how much each word of the topic says of it', () => {
    const [match] = archive.match([follow('LLM quantization')], ALL);
    const weights = terms('LLM quantization').map((stem) => match?.weightOf?.(stem) ?? 0);
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
    expect(match?.weightOf?.('zebra')).toBeUndefined();
  });

  it('has no sentence where only the title speaks of it', () => {
    const [match] = archive.match(
      [follow('folding')],
      [paper({ title: 'Folding', abstract: 'Nothing else.' })],
    );
    expect(match?.sentence()).toEqual([]);
  });

  it('answers for each of many follows as it would for one', () => {
    const texts = ['quantization of LLMs', 'world models', 'protein folding', 'author:ada', 'games'];
    const levels: Level[] = ['broad', 'normal', 'strict'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...levels))), (asked) => {
        const together = archive.match(
          asked.map(([text, level]) => follow(text, level)),
          ALL,
        );
        const apart = asked.flatMap(([text, level]) => archive.match([follow(text, level)], ALL));
        const keys = (matches: typeof together) =>
          matches.map(({ topic, paper: { id }, score }) => `${topic.key} ${id} ${score}`).toSorted();
        expect(keys(together)).toEqual(keys(apart));
      }),
    );
  });

  it('tells follows of one word apart, whatever stands between them', () => {
    const follows = ['quantization', 'world', 'quantization of LLMs', 'folding'].map((text) => follow(text));
    const found = archive.match(follows, ALL).map(({ topic, paper: { id } }) => `${topic.text}: ${id}`);
    expect(found.toSorted()).toEqual([
      'folding: other',
      'quantization of LLMs: quant',
      'quantization: quant',
      'world: world',
    ]);
  });

  it('is stricter at stricter levels', () => {
    for (const text of ['quantization', 'LLM games', 'model weights', 'agents']) {
      const [broad, normal, strict] = (['broad', 'normal', 'strict'] as const).map((level) =>
        matched(archive, text, level),
      );
      expect(broad).toEqual(expect.arrayContaining(normal ?? []));
      expect(normal).toEqual(expect.arrayContaining(strict ?? []));
    }
  });

  it('never throws, whatever is followed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text) && !text.trim().startsWith('-'));
        try {
          expect(matched(archive, text, 'broad')).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError' });
        }
      }),
    );
  });
});

describe('an archive that has learned', async () => {
  // Half of the papers are about pruning, and those speak of sparsity; the topic's own word stands in few of the others.
  const learned = openArchive(':memory:');
  const about = (index: number): Partial<Paper> =>
    index % 2 === 0
      ? {
          title: `Pruning networks ${index}`,
          abstract: `Pruning removes weights. Sparsity makes masks ${index}.`,
        }
      : { title: `Cooking soups ${index}`, abstract: `Soups need salt and spoons ${index}.` };
  await learned.putPapers(
    Array.from({ length: 800 }, (_, index) => paper({ id: `p${index}`, ...about(index) })),
  );
  await learned.learn();

  it('takes the words that keep company with a topic into account', () => {
    const scoreOf = (abstract: string) =>
      learned.match(
        [follow('network pruning', 'broad')],
        [paper({ title: 'Pruning of a network', abstract })],
      )[0]?.score ?? -99;
    expect(scoreOf('Sparsity and masks of weights.')).toBeGreaterThan(scoreOf('Salt and spoons and soups.'));
  });

  it.each(['networks prunning', 'networks pruninng', 'networks prunng'])(
    'reads %s as no more than networks alone is',
    (slip) => {
      const scoreOf = (text: string) =>
        learned.match(
          [follow(text, 'broad')],
          [paper({ title: 'Networks', abstract: 'Networks of roads and of rails.' })],
        )[0]?.score ?? -99;
      expect(scoreOf('networks')).toBeGreaterThan(0);
      expect(scoreOf(slip)).toBeCloseTo(scoreOf('networks pruning'), 5);
    },
  );

  it('gives the same answer again, and after learning again', async () => {
    const before = learned.match([follow('pruning')], ALL);
    await learned.learn();
    expect(learned.match([follow('pruning')], ALL)).toEqual(before);
  });
});

describe('a topic as it was named', async () => {
  const archive = openArchive(':memory:');
  const subjects: readonly Partial<Paper>[] = [
    { title: 'Mixture-of-experts layers', abstract: 'A mixture of experts (MoE) routes tokens.' },
    { title: 'Quantization of networks', abstract: 'Quantization rounds the weights.' },
    { title: 'Recognition of speech', abstract: 'Speech becomes text, and speech stays speech.' },
    { title: 'Modeling color', abstract: 'Color is hard to model.' },
    { title: 'Text-to-image models', abstract: 'A text-to-image model draws.' },
  ];
  await archive.putPapers(
    Array.from({ length: 400 }, (_, at) => paper({ id: `p${at}`, ...subjects[at < 4 ? 0 : 1 + (at % 4)] })),
  );
  await archive.learn();
  const judged = (title: string, abstract: string) => paper({ id: 'judged', title, abstract });
  const isOn = (topic: string, about: Paper) => matched(archive, topic, 'normal', [about]).length > 0;

  it.each([
    ['speech to speech', judged('Speech-to-speech translation', 'Speech-to-speech without text.')],
    ['text-to-image', judged('Text-to-image generation', 'A text-to-image model.')],
    ['flash attention', judged('FlashAttention again', 'FlashAttention is faster still.')],
    ['SWEbench', judged('SWE-bench with tests', 'SWE-bench is repaired.')],
    ['gpt4o', judged('GPT-4o draws', 'GPT-4o can draw.')],
    ['quantizaton', judged('Quantization', 'Quantization rounds weights.')],
    ['colour', judged('Color', 'Color and color.')],
    ['best papers about quantization', judged('Quantization', 'Quantization of weights.')],
  ])('%s is heard', (topic, about) => expect(isOn(topic, about)).toBe(true));

  it.each([
    ['speech to speech', judged('Recognition of speech', 'Speech is recognised, and speech is hard.')],
    ['text-to-image', judged('Text in an image', 'Where an image has text, text is read in the image.')],
    ['SAE', judged('Pruning', 'Pruning helps. Code: https://example.org/SAE/SAE')],
    ['C++', judged('Grade C', 'Grade C is good, and C is common.')],
  ])('%s is not what only sounds like it', (topic, about) => expect(isOn(topic, about)).toBe(false));

  it.each(['MoE', 'MoEs'])(
    'is heard by what its short form stands for, of one and of several: %s',
    (short) => {
      const long = judged('A mixture of experts', 'Each mixture of experts learns.');
      expect(matched(archive, short, 'broad', [long])).toEqual(['judged']);
    },
  );

  it('is one match where it is met in two ways', () => {
    const both = judged('A mixture of experts (MoE)', 'MoE is a mixture of experts.');
    expect(matched(archive, 'MoE', 'normal', [both])).toEqual(['judged']);
  });
});

it('a short form that many papers have stands for itself alone, also before anything was learned', async () => {
  const archive = openArchive(':memory:');
  const models = { title: 'Large language models (LLMs)', abstract: 'A large language model (LLM) reasons.' };
  const experts = { title: 'A mixture of experts (MoE)', abstract: 'MoE routes a mixture of experts (MoE).' };
  const many = Array.from({ length: 200 }, (_, at) => ({ ...(at < 3 ? experts : models), id: `p${at}` }));
  await archive.putPapers(many.map((each) => paper(each)));
  const chemistry = {
    title: 'Large language models for chemistry',
    abstract: 'Large language models react.',
  };
  const routing = { title: 'A mixture of experts for routing', abstract: 'Each mixture of experts routes.' };
  const judged = [paper({ ...chemistry, id: 'chemistry' }), paper({ ...routing, id: 'routing' })];
  expect(matched(archive, 'LLM quantization', 'normal', judged)).toEqual([]);
  expect(matched(archive, 'MoE routing', 'normal', judged)).toEqual(['routing']);
  expect(archive.hints('LLM MoE').map(({ also }) => also)).toEqual([[], ['mixture of experts']]);
});
