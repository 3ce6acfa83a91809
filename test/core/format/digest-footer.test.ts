import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { select } from '#core/digest/select.ts';
import { plainText } from '#core/document.ts';
import { channelDigestDocument } from '#core/format/digest/channel.ts';
import type { Day } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { listings, papers } from '#test/fakes/papers.ts';

const HERE = { platform: 'discord', workspace: '1', id: '2' };
const now = Temporal.Instant.from('2026-08-20T18:00:00Z');
const facts = { now, settles: Temporal.Instant.from('2026-08-20T17:00:00Z') };

/** The footer of a digest of 5 papers from lists of some days, 6 papers each. */
function footerOf(days: readonly Day[], kind: 'daily' | 'week' | 'month'): string {
  const listed = days.flatMap((day, at) =>
    listings(
      day,
      papers(6).map((paper) => ({ ...paper, id: `${paper.id}${at}` })),
    ),
  );
  const order = { ...SUBSCRIPTION_DEFAULTS, channel: HERE, kind };
  const digest = { newest: days.at(-1) ?? '2026-08-20', selection: select(listed, 5), facts };
  const note = channelDigestDocument(order, digest).blocks.find((block) => block.kind === 'note');
  return note ? plainText(note.text) : '';
}

describe('what a digest says is left', () => {
  it.each([
    ['a day', ['2026-08-20'], 'daily', '1 more that day'],
    ['several lists that came together', ['2026-08-19', '2026-08-20'], 'daily', '7 more on these lists'],
    ['a week', ['2026-08-18', '2026-08-19', '2026-08-20'], 'week', '13 more that week'],
    ['a month with one list', ['2026-08-20'], 'month', '1 more that month'],
  ] as const)('of %s', (_, days, kind, words) => {
    expect(footerOf(days, kind)).toBe(words);
  });
});
