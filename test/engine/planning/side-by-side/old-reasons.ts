import type { Temporal } from 'temporal-polyfill';
import type { Freshness } from '#core/digest/edition.ts';
import { type SkipReason, skipText } from '#core/digest/skip-reason.ts';
import type { Day, Paper } from '#core/paper.ts';
import { clipWords } from '#core/text/text.ts';
import { clockTime, isWeekend, longDay } from '#core/time/dates.ts';
import type { Followed, Matcher, TopicMatch } from '#core/topics/matcher.ts';

/** A reason as it was, and for `nothing-left` the papers that were neither muted nor shown. */
export type OldReason =
  | Extract<SkipReason, { kind: 'source-down' }>
  | { readonly kind: 'no-list'; readonly day: Day; readonly settles: Temporal.Instant }
  | (Extract<SkipReason, { kind: 'nothing-left' }> & {
      readonly onlyTopics: boolean;
      readonly left: readonly Paper[];
    });

/** The paper that came nearest to a follow without reaching its level. */
export function nearestMiss(
  matcher: Pick<Matcher, 'match'>,
  followed: readonly Followed[],
  papers: readonly Paper[],
): TopicMatch | undefined {
  const widened = followed.map(({ topic }) => ({ topic, level: 'broad' as const }));
  return matcher.match(widened, papers).toSorted((a, b) => b.score - a.score)[0];
}

/** An old reason as it was worded. */
export function textAsBefore(reason: OldReason, now: Temporal.Instant): string {
  switch (reason.kind) {
    case 'source-down':
      return skipText(reason, { now, waiting: true });
    case 'nothing-left':
      return nothingLeftAsBefore(reason);
    case 'no-list': {
      const { day, settles } = reason;
      if (isWeekend(day))
        return `No digest: lists are made from Monday to Friday, and it is ${longDay(day)}.`;
      if (now.epochMilliseconds >= settles.epochMilliseconds)
        return `No digest: no papers were listed on ${longDay(day)}.`;
      return `No digest yet: the list of ${longDay(day)} is still empty, and usually fills until ${clockTime(settles, day)}.`;
    }
    default:
      return reason satisfies never;
  }
}

function nothingLeftAsBefore({ selection, onlyTopics, miss }: Extract<OldReason, { kind: 'nothing-left' }>) {
  const { of, muted, shownBefore } = selection;
  const parts = [muted > 0 ? `${muted} muted` : '', shownBefore > 0 ? `${shownBefore} shown before` : ''];
  const left = parts.filter(Boolean).join(', ');
  const counted = left ? ` (${left})` : '';
  if (!onlyTopics) return `Nothing new today: none of ${of} papers is left to show${counted}.`;
  const near = miss ? `“${clipWords(miss.paper.title, 80)}” for ${miss.topic.text}` : '';
  const nearest = near && ` The nearest was ${near}: follow it at level broad to see such papers.`;
  return `None of ${of} papers reaches the topics followed here${counted}.${nearest}`;
}

/** What the wording of today takes in besides. */
export interface Known {
  readonly now: Temporal.Instant;
  readonly freshness: Freshness;
  /** How many papers today's list has. */
  readonly listed: number;
  readonly matcher: Pick<Matcher, 'match'>;
  readonly follows: readonly Followed[];
}

/** An old reason as it is worded now. */
export function textNow(reason: OldReason, known: Known, waiting: boolean): string {
  const { now, freshness, listed, matcher, follows } = known;
  switch (reason.kind) {
    case 'source-down':
      return skipText(reason, { now, waiting });
    case 'no-list':
      return skipText({ ...reason, listed, complete: isComplete(freshness) }, { now, waiting });
    case 'nothing-left': {
      const miss = nearestMiss(matcher, follows, reason.left);
      return skipText({ kind: 'nothing-left', selection: reason.selection, miss }, { now, waiting });
    }
    default:
      return reason satisfies never;
  }
}

/** Why a date got nothing that has waited for too long. */
export function tooLateText(day: Day): string {
  return `No digest came on ${longDay(day)}: nothing new was read in time.`;
}

/** Whether a list was read since it settled, or will never have papers. */
export function isComplete({ day, readAt, settles }: Freshness): boolean {
  return isWeekend(day) || (readAt?.epochMilliseconds ?? 0) > settles.epochMilliseconds;
}
