import type { Temporal } from 'temporal-polyfill';
import { clockTime, isWeekend, longDay, utcDay } from '../dates.ts';
import type { Followed, Matcher, TopicMatch } from '../match.ts';
import type { Day, Paper } from '../paper.ts';
import { clipWords } from '../text.ts';
import type { Selection } from './select.ts';

/** Why a channel gets no digest. */
export type Quiet =
  /** No list has anything new; `settles` is when the current day's list is usually complete. */
  | { readonly kind: 'no-list'; readonly day: Day; readonly settles: Temporal.Instant }
  | { readonly kind: 'source-down'; readonly reason: string; readonly since?: Temporal.Instant | undefined }
  /** There are papers, and none of them is for this channel; `miss` came nearest to its topics. */
  | {
      readonly kind: 'nothing-left';
      readonly selection: Pick<Selection, 'of' | 'muted' | 'shownBefore'>;
      readonly onlyTopics: boolean;
      readonly miss?: TopicMatch | undefined;
    };

/** The reason in one sentence. */
export function quietText(quiet: Quiet, now: Temporal.Instant): string {
  const today = utcDay(now);
  switch (quiet.kind) {
    case 'source-down': {
      const since = quiet.since ? `, since ${clockTime(quiet.since, today)}` : '';
      return `No digest yet: ${quiet.reason}${since}; it is tried again every few minutes.`;
    }
    case 'no-list':
      return noListText(quiet.day, quiet.settles, now);
    case 'nothing-left': {
      const { of, muted, shownBefore } = quiet.selection;
      const left = [
        ...(muted > 0 ? [`${muted} muted`] : []),
        ...(shownBefore > 0 ? [`${shownBefore} shown before`] : []),
      ];
      const counted = left.length > 0 ? ` (${left.join(', ')})` : '';
      if (!quiet.onlyTopics) return `Nothing new today: none of ${of} papers is left to show${counted}.`;
      return `None of ${of} papers reaches the topics followed here${counted}.${missText(quiet.miss)}`;
    }
    default:
      return quiet satisfies never;
  }
}

/** The paper that came nearest to a follow without reaching its level. */
export function nearestMiss(
  matcher: Matcher,
  followed: readonly Followed[],
  papers: readonly Paper[],
): TopicMatch | undefined {
  const widened = followed.map(({ topic }) => ({ topic, level: 'broad' as const }));
  return matcher.match(widened, papers).toSorted((a, b) => b.score - a.score)[0];
}

function noListText(day: Day, settles: Temporal.Instant, now: Temporal.Instant): string {
  if (isWeekend(day)) return `No digest: lists are made from Monday to Friday, and it is ${longDay(day)}.`;
  if (now.epochMilliseconds < settles.epochMilliseconds) {
    return `No digest yet: the list of ${longDay(day)} is still empty, and usually fills until ${clockTime(settles, day)}.`;
  }
  return `No digest: no papers were listed on ${longDay(day)}.`;
}

function missText(miss: TopicMatch | undefined): string {
  if (!miss) return '';
  return ` The nearest was “${clipWords(miss.paper.title, 80)}” for ${miss.topic.text}: follow it at level broad to see such papers.`;
}
