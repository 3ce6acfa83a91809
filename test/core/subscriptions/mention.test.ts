import { describe, expect, it } from 'vitest';
import { mentionedIn, readMention, typedMention } from '#core/subscriptions/mention.ts';

describe('a mention as it is typed', () => {
  it.each([
    ['@readers', '@readers', 'all'],
    ['  News   Alerts ', 'News Alerts', 'all'],
    ['@alerts', '@alerts', 'all'],
    ['@readers in alerts', '@readers', 'alerts'],
    ['<@&123> only in the digests', '<@&123>', 'digests'],
    ['@readers, alerts only', '@readers', 'alerts'],
    ['@News Alerts for digest', '@News Alerts', 'digests'],
  ])('%s is %s in %s', (typed, who, where) => {
    expect(readMention(typed)).toEqual({ who, in: where });
  });

  it.each(['off', 'None', 'nobody', 'no one'])('%s is nobody', (typed) => {
    expect(readMention(typed)).toBeUndefined();
  });

  it.each(['all', 'digests', 'alerts'] as const)('is read again as it is shown, in %s', (where) => {
    const shown = typedMention({ id: '1', name: '@News Alerts', in: where });
    expect(readMention(shown)).toEqual({ who: '@News Alerts', in: where });
    expect(readMention(typedMention(undefined))).toBeUndefined();
  });

  it('is that of the first digest whose mentions are in such messages', () => {
    const one = { mention: { id: '1', name: '@a', in: 'digests' } } as const;
    const two = { mention: { id: '2', name: '@b', in: 'all' } } as const;
    expect(mentionedIn('alerts', [{}, one, two])).toEqual({ id: '2', name: '@b' });
    expect(mentionedIn('digests', [one])).toEqual({ id: '1', name: '@a' });
    expect(mentionedIn('alerts', [one])).toBeUndefined();
  });
});
