import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Listing } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { alertsOf, justListed, MOST_ALERTS, type RingFacts } from '#core/topics/alerts.ts';
import type { TopicMatch } from '#core/topics/matcher.ts';
import { type Follow, topicOf } from '#core/topics/topic.ts';
import { listings, papers } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const now = Temporal.Instant.from('2026-08-20T10:00:00Z');
const MINUTE = 60_000;
const ago = (minutes: number) => now.epochMilliseconds - minutes * MINUTE;
const channel = { platform: 'fake', workspace: 'w', id: 'c' };
const topic = topicOf('agents');

const digest = (more: Partial<Subscription> = {}): Subscription => ({
  ...SUBSCRIPTION_DEFAULTS,
  channel,
  id: 'digest',
  since: 0,
  ...more,
});
const follow = (since: number): Follow => ({
  owner: { kind: 'channel', channel },
  topic,
  level: 'normal',
  alertSince: since,
});
const matching = (listed: readonly Listing[], scores: readonly number[] = []): TopicMatch[] =>
  listed.map(({ paper }, at) => ({
    topic,
    paper,
    score: scores[at] ?? 1,
    level: 'normal',
    sentence: () => [],
  }));

/** The ids of what rings of a list, for a channel that has it ring since two hours ago. */
function rings(listed: readonly Listing[], facts: Partial<RingFacts> = {}) {
  const all = {
    now,
    digests: [],
    ringing: [follow(ago(120))],
    matches: matching(listed),
    shown: new Set<string>(),
    rung: new Map<string, number>(),
  };
  return alertsOf(listed, { ...all, ...facts });
}
const idsOf = (alerts: ReturnType<typeof rings>) => alerts.map(({ listing }) => listing.paper.id.slice(-1));

describe('what was listed a moment ago', () => {
  const at = { now, day: DAY };
  const [one] = listings(DAY, papers(1), ago(10));
  if (!one) throw new Error('one paper is listed');

  it.each([
    ['now', one, 1],
    ['on the day before, late', { ...one, day: '2026-08-19' }, 1],
    ['on a list of before, in an archive that was built anew', { ...one, day: '2026-08-18' }, 0],
    ['more than two hours ago', { ...one, seen: ago(121) }, 0],
    ['by a clock that was ahead', { ...one, seen: ago(-30) }, 1],
  ])('%s', (_, listing, count) => {
    expect(justListed([listing], at)).toHaveLength(count);
  });

  it('is nothing that is listed again', () => {
    expect(justListed([one, { ...one, day: '2026-08-12', seen: ago(9_000) }], at)).toEqual([]);
  });
});

describe('what rings', () => {
  it('is each paper since it was followed so, the surest of a list first, and five of a day', () => {
    const listed = listings(DAY, papers(7), ago(5));
    const matches = matching(listed, [1, 2, 3, 4, 5, 6, 7]);
    const alerts = rings(listed, { matches });
    expect(idsOf(alerts)).toEqual(['7', '6', '5', '4', '3']);
    expect(alerts.map(({ isLast }) => isLast)).toEqual([false, false, false, false, true]);
    expect(rings(listed, { matches, rung: new Map([[DAY, MOST_ALERTS]]) })).toEqual([]);
    expect(rings(listed, { matches, ringing: [follow(ago(5))] })).toEqual([]);
    expect(rings(listed, { matches, shown: new Set(listed.map(({ paper }) => paper.id)) })).toEqual([]);
  });

  it('counts by the place’s own date', () => {
    const listed = listings(DAY, papers(1), ago(5));
    const [alert] = rings(listed, { digests: [digest({ zone: 'Pacific/Auckland' })] });
    expect(alert?.day).toBe('2026-08-20');
    const late = {
      now: Temporal.Instant.from('2026-08-20T13:00:00Z'),
      digests: [digest({ zone: 'Pacific/Auckland' })],
    };
    const [next] = rings(listings(DAY, papers(1), late.now.epochMilliseconds - 1), late);
    expect(next?.day).toBe('2026-08-21');
  });

  it.each([
    ['the quiet hours of one of its digests', [digest(), digest({ quietHours: '09:00-11:00' })]],
    ['quiet hours in which it was listed, and which are over', [digest({ quietHours: '09:00-09:58' })]],
    ['the holidays of all', [digest({ holidays: [{ from: DAY, to: DAY }] })]],
    ['while all are paused', [digest({ paused: true })]],
  ])('is nothing in %s', (_, digests) => {
    expect(rings(listings(DAY, papers(1), ago(5)), { digests })).toEqual([]);
  });

  it('is something where one of several digests goes on', () => {
    const digests = [digest({ paused: true }), digest({ holidays: [{ from: DAY, to: DAY }] })];
    expect(rings(listings(DAY, papers(1), ago(5)), { digests })).toHaveLength(1);
  });

  it('rings for three hours, and not into quiet hours', () => {
    const until = (more: Partial<Subscription>) =>
      rings(listings(DAY, papers(1), ago(5)), { digests: [digest(more)] })[0]?.expires.toString();
    expect(until({})).toBe('2026-08-20T13:00:00Z');
    expect(until({ quietHours: '12:30-14:00' })).toBe('2026-08-20T12:30:00Z');
    expect(until({ quietHours: '22:00-07:00' })).toBe('2026-08-20T13:00:00Z');
  });
});
