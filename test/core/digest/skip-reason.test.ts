import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type SkipReason, skipText } from '#core/digest/skip-reason.ts';
import type { TopicMatch } from '#core/topics/matcher.ts';
import { topicOf } from '#core/topics/topic.ts';
import { paper } from '#test/fakes/papers.ts';

const at = (time: string) => Temporal.Instant.from(`2026-08-20T${time}Z`);

function text(reason: SkipReason, waiting = false): string {
  return skipText(reason, { now: at('12:00'), waiting });
}

function matchOf(about: Partial<TopicMatch> = {}): TopicMatch {
  return {
    topic: topicOf('world models'),
    paper: paper(),
    score: 1,
    level: 'broad',
    sentence: () => [],
    ...about,
  };
}

describe('a source that is away', () => {
  const reason = 'Hugging Face answered 503';

  it('is named with its own words and since when', () => {
    expect(text({ kind: 'source-down', reason, since: at('09:00') })).toBe(
      'No digest: Hugging Face answered 503, since 09:00 UTC.',
    );
    expect(text({ kind: 'source-down', reason })).toBe('No digest: Hugging Face answered 503.');
  });

  it('is tried again while the digest may still come', () => {
    expect(
      text({ kind: 'source-down', reason, since: Temporal.Instant.from('2026-08-19T21:30Z') }, true),
    ).toBe(
      'No digest yet: Hugging Face answered 503, since 19 Aug, 21:30 UTC; it is tried again every few minutes.',
    );
  });
});

describe('a list without anything new', () => {
  const noList = (about: Partial<Extract<SkipReason, { kind: 'no-list' }>> = {}): SkipReason => ({
    kind: 'no-list',
    day: '2026-08-20',
    settles: at('17:00'),
    listed: 0,
    complete: false,
    ...about,
  });

  it.each<[string, Partial<Extract<SkipReason, { kind: 'no-list' }>>, boolean, string]>([
    [
      'that is still empty, and waited for',
      {},
      true,
      'No digest yet: the list of Thu 20 Aug 2026 is still empty, and usually fills until 17:00 UTC.',
    ],
    [
      'that is still empty, and not waited for any longer',
      {},
      false,
      'No digest: the list of Thu 20 Aug 2026 was still empty.',
    ],
    [
      'that is complete and empty',
      { complete: true },
      false,
      'No digest: no papers were listed on Thu 20 Aug 2026.',
    ],
    [
      'of a weekend',
      { day: '2026-08-22', complete: true },
      false,
      'No digest: lists are made from Monday to Friday, and Sat 22 Aug 2026 has none.',
    ],
    [
      'that has papers which were there before, and still fills',
      { listed: 1_200 },
      true,
      'No digest yet: none of the 1,200 papers of Thu 20 Aug 2026 is new since the last one, and the list usually fills until 17:00 UTC.',
    ],
    [
      'that has papers which were there before',
      { listed: 27, complete: true },
      false,
      'No digest: none of the 27 papers of Thu 20 Aug 2026 is new since the last one.',
    ],
    [
      'of a weekend that has papers which were there before',
      { day: '2026-08-22', listed: 2, complete: true },
      false,
      'No digest: none of the 2 papers of Sat 22 Aug 2026 is new since the last one.',
    ],
  ])('%s', (_, about, waiting, sentence) => {
    expect(text(noList(about), waiting)).toBe(sentence);
  });
});

describe('lists of which nothing is for a channel', () => {
  const left = (of: number, muted: number, shownBefore: number, miss?: TopicMatch) =>
    text({ kind: 'nothing-left', selection: { of, muted, shownBefore }, miss });

  it('say what was left out, where that is everything', () => {
    expect(left(5, 0, 5)).toBe('Nothing new today: none of 5 papers is left to show (5 shown before).');
    expect(left(5, 3, 2)).toBe(
      'Nothing new today: none of 5 papers is left to show (3 muted, 2 shown before).',
    );
    expect(left(1, 1, 0)).toBe('Nothing new today: none of 1 paper is left to show (1 muted).');
  });

  it('say that the papers reach no topic', () => {
    expect(left(4, 0, 0)).toBe('None of 4 papers reaches the topics followed here.');
    expect(left(1, 0, 0)).toBe('None of 1 paper reaches the topics followed here.');
  });

  it('say that the papers reach no topic of a digest that has its own', () => {
    const selection = { of: 4, muted: 1, shownBefore: 0 };
    expect(text({ kind: 'nothing-left', selection, miss: undefined, ownTopics: true })).toBe(
      'None of 3 other papers reaches the topics of this digest (1 muted).',
    );
  });

  it('say nothing about the topics of papers that are muted or were shown', () => {
    expect(left(9, 2, 3)).toBe(
      'None of 4 other papers reaches the topics followed here (2 muted, 3 shown before).',
    );
    expect(left(2, 0, 1)).toBe('None of 1 other paper reaches the topics followed here (1 shown before).');
  });

  it('name the paper that came nearest, and how to see such papers', () => {
    expect(left(4, 0, 0, matchOf({ paper: paper({ title: 'A Model of the World' }) }))).toBe(
      'None of 4 papers reaches the topics followed here. The nearest was “A Model of the World” for world models: follow it at level broad to see such papers.',
    );
  });

  it('cut a long title between words', () => {
    const miss = matchOf({ paper: paper({ title: 'Four words of twenty '.repeat(9).trim() }) });
    const title = /“(.*)”/.exec(left(4, 0, 0, miss))?.[1] ?? '';
    expect(title.length).toBeLessThanOrEqual(81);
    expect(title).toMatch(/^Four words of twenty .* (?:Four|words|of|twenty)…$/);
  });
});
