import { describe, expect, it } from 'vitest';
import { newTopic } from '#core/topics/topic.ts';
import { saysSomething, subjectTyped } from '#core/topics/typed/subject-typed.ts';

describe('what a typed topic is about', () => {
  it.each([
    ['3DGS papers', '3DGS'],
    ['robot learning stuff', 'robot learning'],
    ['diffusion research papers', 'diffusion'],
    ['protein folding articles', 'protein folding'],
    ['anything on agents', 'agents'],
    ['something about robots', 'robots'],
    ['all new papers about protein folding', 'protein folding'],
    ['news about world models', 'world models'],
    ['stuff related to robotics', 'robotics'],
    ['the field of robotics', 'robotics'],
    ['work on tokenizers', 'tokenizers'],
    ['computer vision (cs.CV)', 'computer vision'],
    ['NLP papers (cs.CL)', 'NLP'],
    ['vision papers in cs.CV', 'vision'],
    ['cs.CL and robotics', 'robotics'],
    ['agents, cs.LG and cs.AI', 'agents'],
    ['robots [cs.RO]', 'robots'],
  ])('%s is about %s', (typed, subject) => {
    expect(subjectTyped(typed).text).toBe(subject);
    expect(newTopic(typed).topic.text).toBe(subject);
  });

  it.each([
    'LLM quantization',
    'topic modeling',
    'deep research',
    'retrieval of papers',
    'scientific papers',
    'call for papers',
    'everything',
    'new papers',
    'research',
    '"3DGS papers"',
    'paper folding',
    'work zones',
    'field robotics',
    'cs.CL',
    'arxiv category cs.AI',
    'agents has:code',
  ])('%s is left as it is typed', (typed) => {
    expect(subjectTyped(typed)).toEqual({ text: typed, notes: [] });
  });

  it('is told of a category beside it, which no list tells of', () => {
    expect(newTopic('computer vision (cs.CV)').notes).toEqual([
      "cs.CV is one of arXiv's categories, which the lists do not tell of: it was left aside",
    ]);
  });
});

it.each([
  'new stuff',
  'interesting things',
  'my topics',
  'the latest trends',
  'things i like',
  'hot topics',
  'my interests',
  'our favorite areas',
])('%s says nothing of what a paper is about', (typed) => expect(saysSomething([typed])).toBe(false));

it.each(['agents', 'new materials', 'trend forecasting', 'news recommendation', 'AI'])(
  '%s says something',
  (typed) => expect(saysSomething([typed])).toBe(true),
);
