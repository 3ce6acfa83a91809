import { describe, expect, it } from 'vitest';
import { topicOf } from '#core/topics/topic.ts';
import { noteOn, topicReason } from '#core/topics/topic-reason.ts';
import { paper } from '#test/fakes/papers.ts';

const PAPER = paper({
  title: 'FlexQuant: Quantizing LLM Weights',
  authors: ['Ada Example', 'Bo Sample'],
  organization: 'Example Lab',
});
const shown = (typed: string) =>
  noteOn(topicOf(typed).query, PAPER)
    .map(({ text, mark }) => (mark ? `[${text}]` : text))
    .join('');

describe('where no sentence of a paper speaks of a topic', () => {
  it('the words of its title are told that do, as the title has them, each once', () => {
    expect(shown('LLM quantization')).toBe('[Quantizing], [LLM] in the title');
    expect(shown('"quantized weights"')).toBe('[Quantizing], [Weights] in the title');
  });

  it('it is told who it is by, where that was asked for', () => {
    expect(shown('author:ada')).toBe('by [Ada Example]');
    expect(shown('org:example')).toBe('by [Example Lab]');
    expect(shown('org:example author:sample')).toBe('by [Bo Sample], [Example Lab]');
    expect(shown('LLM author:sample')).toBe('[LLM] in the title');
  });

  it.each([
    ['author:He', 'Yinghao He'],
    ['author:Ng', 'Albus W. Ng'],
    ['author:"He Yinghao"', 'Yinghao He'],
    ['author:"Song Han"', 'Song Han'],
    ['author:"A. Ng"', 'Albus W. Ng'],
    ['author:Schölkopf', 'Bernhard Schoelkopf'],
    ['author:He author:Yinghao', 'Yinghao He'],
    ['org:hong', 'Hong-Kong University'],
    ['org:"university hong kong" org:hong', 'Hong-Kong University'],
  ])('by the rule of names: %s is %s', (typed, name) => {
    const authors = ['Kezhen Chen', 'Wenzheng Zeng', 'Seungju Han', 'S. Han', 'Song Han'];
    const others = ['Yinghao He', 'Albus W. Ng', 'Bernhard Schoelkopf'];
    const by = paper({ authors: [...authors, ...others], organization: 'Hong-Kong University' });
    expect(noteOn(topicOf(typed).query, by).map(({ text }) => text)).toEqual(['by ', name]);
  });

  it('nothing is told where there is nothing to point at', () => {
    expect(shown('zebras')).toBe('');
    expect(shown('has:code')).toBe('');
  });
});

describe('the reason of a topic', () => {
  const match = { topic: topicOf('LLM quantization'), paper: PAPER, score: 1, level: 'normal' as const };

  it('is a sentence of the paper, where one speaks of it', () => {
    const sentence = [{ text: 'It quantizes.' }];
    expect(topicReason({ ...match, sentence: () => sentence })).toEqual({
      kind: 'topic',
      topic: 'LLM quantization',
      sentence,
    });
  });

  it('is else a note, and says that the topic is a channel’s', () => {
    expect(topicReason({ ...match, of: 'channel', sentence: () => [] })).toMatchObject({
      of: 'channel',
      sentence: [],
      note: [
        { text: 'Quantizing', mark: true },
        { text: ', ' },
        { text: 'LLM', mark: true },
        { text: ' in the title' },
      ],
    });
    expect(topicReason({ ...match, of: 'me', sentence: () => [] })).not.toHaveProperty('of');
  });

  it.each([
    ['Deep Learning at the Edge', undefined],
    ['Reinforcement at the Edge', 'Reinforcement'],
    ['Learning by Reinforcement', 'Learning, Reinforcement'],
  ])('names of the topic what the title “%s” has where that says most of it: %s', (title, words) => {
    const weights = new Map([
      ['reinforc', 0.7],
      ['learn', 0.3],
    ]);
    const reason = topicReason({
      ...match,
      topic: topicOf('reinforcement learning'),
      paper: paper({ title }),
      sentence: () => [],
      weightOf: (stem) => weights.get(stem),
    });
    const note = words && `${words} in the title`;
    expect(reason.note?.map(({ text }) => text).join('')).toBe(note);
  });
});
