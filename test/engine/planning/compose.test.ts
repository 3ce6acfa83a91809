import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { Edition } from '#core/digest/edition.ts';
import { planDigest } from '#core/digest/plan.ts';
import type { Reader } from '#core/digest/reader.ts';
import { select } from '#core/digest/select.ts';
import type { Document } from '#core/document.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { topicOf } from '#core/topics/topic.ts';
import { createComposer } from '#engine/planning/compose.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { editionOf, listed, NO_PREFERENCES } from '#test/fakes/edition.ts';
import { subscribed } from '#test/fakes/scheduled.ts';

const EDITION = editionOf({ '2026-08-19': ['we'], '2026-08-20': ['a', 'b', 'c', 'd'] });

/** Composes over an edition and counts what is rendered. */
function composer(edition: Edition = EDITION) {
  const rendered: Document[] = [];
  const compose = createComposer(edition);
  const adapterOf = (platform: string) => ({
    platform,
    render: (document: Document) => {
      rendered.push(document);
      return [`${platform}: ${JSON.stringify(document)}`, 'the rest'];
    },
  });
  return {
    rendered,
    /** The messages of a digest that is picked from these lists for a reader. */
    messages(
      about: Partial<Subscription> = {},
      {
        listings = edition.listings.slice(1),
        platform = 'fake',
        ...reader
      }: Reader & {
        listings?: Edition['listings'];
        platform?: string;
      } = {},
    ) {
      const { subscription } = subscribed(about);
      const selection = select(listings, subscription.size, reader);
      const newest = listings.at(-1)?.day ?? '';
      return compose(adapterOf(platform), subscription, { kind: 'digest', newest, selection });
    },
  };
}

describe('the messages of a digest', () => {
  it('says of what came late that there is no more, not that its list still fills', () => {
    const late = composer(editionOf({ '2026-08-18': ['tu'], '2026-08-19': ['we'], '2026-08-20': [] }));
    late.messages();
    expect(late.rendered.map(textsIn).join()).toContain('Daily papers · Wed 19 Aug 2026');
    expect(late.rendered.map(textsIn).join()).not.toContain('usually fills');
  });

  it('are what its platform makes of it; its papers count as shown with the first', () => {
    const { messages, rendered } = composer();
    const [first, second] = messages({ size: 2 });
    expect([first?.papers, second?.papers]).toEqual([['a', 'b'], []]);
    expect([first?.payload, second?.payload]).toEqual([`fake: ${JSON.stringify(rendered[0])}`, 'the rest']);
  });

  it('tell how old the list is, and what could not be read', () => {
    const readAt = Temporal.Instant.from('2026-08-20T07:30Z');
    const edition = {
      ...editionOf({ '2026-08-20': ['a'] }, { readAt, failed: 'Hugging Face answered 503' }),
      made: Temporal.Instant.from('2026-08-20T09:00Z'),
    };
    const { messages, rendered } = composer(edition);
    messages({}, { listings: edition.listings });
    const [document] = rendered;
    expect(document && textsIn(document)).toContain(
      'Hugging Face answered 503 · list as of 07:30 UTC (1 hour old)',
    );
  });
});

describe('digests with the same text', () => {
  it('are rendered once, whatever else differs between their channels', () => {
    const { messages, rendered } = composer();
    const ours = messages();
    const channel = { platform: 'fake', workspace: 'elsewhere', id: 'c2' };
    const theirs = messages({
      id: 's2',
      channel,
      time: '10:00',
      zone: 'Asia/Tokyo',
      quietDays: 'note',
      size: 25,
    });
    expect(theirs).toBe(ours);
    expect(rendered).toHaveLength(1);
  });

  it('are so in one edition only', () => {
    const edition = { ...EDITION, freshness: { ...EDITION.freshness, failed: 'Hugging Face answered 503' } };
    expect(composer(edition).messages()[0]?.payload).not.toBe(composer().messages()[0]?.payload);
  });
});

describe('a digest of its own', () => {
  const { subscription } = subscribed();
  const WITH = {
    topic: { matches: [match('a', 'games')] },
    muted: { muted: new Set(['d']) },
    shown: { shown: new Set(['d']) },
    rank: { muted: new Set(['a']) },
    lists: { listings: EDITION.listings },
  };

  function match(id: string, topic: string) {
    const paper = EDITION.listings.find((listing) => listing.paper.id === id)?.paper;
    if (!paper) throw new Error(`there is no ${id}`);
    return { topic: topicOf(topic), paper, score: 1, level: 'normal' as const, sentence: () => [] };
  }

  it.each<[string, Parameters<ReturnType<typeof composer>['messages']>]>([
    ['on another platform', [{}, { platform: 'other' }]],
    ['in direct messages', [{ channel: directMessages({ platform: 'fake', id: 'ada' }) }]],
    ['of another kind', [{ kind: 'week' }]],
    ['of topics only', [{ kind: 'topics' }]],
    ['of fewer papers', [{ size: 2 }]],
    ['from more lists', [{}, WITH.lists]],
    ['where something is muted', [{}, WITH.muted]],
    ['where something was shown', [{}, WITH.shown]],
    [
      'in another order',
      [{}, { listings: EDITION.listings.slice(1).map((each, index) => ({ ...each, upvotes: index })) }],
    ],
    [
      'of another list',
      [{}, { listings: EDITION.listings.slice(1).map((each) => ({ ...each, day: '2026-08-19' })) }],
    ],
  ])('%s is not taken for another one', (_, other) => {
    const { messages, rendered } = composer();
    const ours = messages({ size: 4 });
    expect(messages(...other)[0]?.payload).not.toBe(ours[0]?.payload);
    expect(rendered).toHaveLength(2);
  });

  it('is what has a topic’s reasons, also where they are the same', () => {
    const { messages, rendered } = composer();
    const once = messages({}, WITH.topic);
    expect(messages({}, WITH.topic)).not.toBe(once);
    expect(messages()).not.toEqual(once);
    expect(rendered).toHaveLength(3);
  });

  it('is what has a paper at another rank, since others were left out', () => {
    const [a, b] = [listed({ '2026-08-20': ['before', 'p'] }), listed({ '2026-08-20': ['p', 'behind'] })];
    const { messages, rendered } = composer();
    messages({}, { listings: a, muted: new Set(['before']) });
    messages({}, { listings: b, muted: new Set(['behind']) });
    expect(rendered.map((document) => JSON.stringify(document).includes('"rank":2'))).toEqual([true, false]);
  });

  it('is what has the same papers of as many, from more lists', () => {
    const [day, days] = [
      listed({ '2026-08-20': ['p', 'q'] }),
      listed({ '2026-08-19': ['q'], '2026-08-20': ['p'] }),
    ];
    const lists = days.map((each) => (each.paper.id === 'q' ? { ...each, upvotes: 1 } : each));
    const settled = { ...EDITION, made: Temporal.Instant.from('2026-08-20T18:00Z') };
    const { messages, rendered } = composer(settled);
    messages({ size: 1 }, { listings: day });
    messages({ size: 1 }, { listings: lists });
    expect(
      rendered.map((document) => /1 more (?:that day|on these lists)/.exec(textsIn(document))?.[0]),
    ).toEqual(['1 more that day', '1 more on these lists']);
  });

  it('of a plan is composed as it was planned', () => {
    const plan = planDigest(
      { ...SUBSCRIPTION_DEFAULTS, size: 3 },
      EDITION,
      NO_PREFERENCES,
      new Set(),
      undefined,
    );
    if (plan.kind !== 'digest') throw new Error('there are papers');
    const compose = createComposer(EDITION);
    const [first] = compose({ platform: 'fake', render: ({ summary }) => [summary] }, subscription, plan);
    expect(first).toEqual({ payload: 'Daily papers · Thu 20 Aug 2026: 3 papers', papers: ['a', 'b', 'c'] });
  });
});
