import type { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper.ts';
import { clipWords, plural } from '../text/text.ts';
import { clockTime, isWeekend, longDay, utcDay } from '../time/dates.ts';
import type { TopicMatch } from '../topics/matcher.ts';
import type { Selection } from './select.ts';

/** Why a channel gets no digest. */
export type SkipReason =
  /** No list has anything that is new to it; `day` is the one that is open, with `listed` papers so far, usually complete at `settles`, and `complete` where it was read since. */
  | {
      readonly kind: 'no-list';
      readonly day: Day;
      readonly settles: Temporal.Instant;
      readonly listed: number;
      readonly complete: boolean;
    }
  | { readonly kind: 'source-down'; readonly reason: string; readonly since?: Temporal.Instant | undefined }
  /** There are papers, and none of them is for this channel; where some are neither muted nor shown, only followed topics are wanted, and `miss` came nearest to them. */
  | {
      readonly kind: 'nothing-left';
      readonly selection: Pick<Selection, 'of' | 'muted' | 'shownBefore'>;
      readonly miss?: TopicMatch | undefined;
      /** Whether the topics are the digest's own, which nobody follows. */
      readonly ownTopics?: boolean;
    };

/** The reason in one sentence; `waiting` where the digest may still come. */
export function skipText(
  reason: SkipReason,
  { now, waiting }: { now: Temporal.Instant; waiting: boolean },
): string {
  switch (reason.kind) {
    case 'source-down': {
      const since = reason.since ? `, since ${clockTime(reason.since, utcDay(now))}` : '';
      if (!waiting) return `No digest: ${reason.reason}${since}.`;
      return `No digest yet: ${reason.reason}${since}; it is tried again every few minutes.`;
    }
    case 'no-list':
      return noListText(reason, waiting);
    case 'nothing-left':
      return nothingLeftText(reason);
    default:
      return reason satisfies never;
  }
}

function noListText(
  { day, settles, listed, complete }: Extract<SkipReason, { kind: 'no-list' }>,
  waiting: boolean,
): string {
  const usually = `usually fills until ${clockTime(settles, day)}`;
  if (listed > 0) {
    const since = `none of the ${plural(listed, 'paper')} of ${longDay(day)} is new since the last one`;
    return waiting ? `No digest yet: ${since}, and the list ${usually}.` : `No digest: ${since}.`;
  }
  if (waiting) return `No digest yet: the list of ${longDay(day)} is still empty, and ${usually}.`;
  if (isWeekend(day)) return `No digest: lists are made from Monday to Friday, and ${longDay(day)} has none.`;
  if (!complete) return `No digest: the list of ${longDay(day)} was still empty.`;
  return `No digest: no papers were listed on ${longDay(day)}.`;
}

function nothingLeftText({
  selection: { of, muted, shownBefore },
  miss,
  ownTopics = false,
}: Extract<SkipReason, { kind: 'nothing-left' }>): string {
  const leftOut = [
    ...(muted > 0 ? [`${muted} muted`] : []),
    ...(shownBefore > 0 ? [`${shownBefore} shown before`] : []),
  ];
  const counted = leftOut.length > 0 ? ` (${leftOut.join(', ')})` : '';
  const left = of - muted - shownBefore;
  if (left === 0) return `Nothing new today: none of ${plural(of, 'paper')} is left to show${counted}.`;
  // What is muted or was shown may well be of the topics followed.
  const papers = `${left}${counted && ' other'} ${left === 1 ? 'paper' : 'papers'}`;
  if (ownTopics) return `None of ${papers} reaches the topics of this digest${counted}.`;
  return `None of ${papers} reaches the topics followed here${counted}.${missText(miss)}`;
}

function missText(miss: TopicMatch | undefined): string {
  if (!miss) return '';
  return ` The nearest was “${clipWords(miss.paper.title, 80)}” for ${miss.topic.text}: follow it at level broad to see such papers.`;
}
