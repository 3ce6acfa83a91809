import type { Scope } from '../../commands/scope.ts';
import type { Action, Block, Document } from '../../document.ts';
import type { Day } from '../../paper.ts';
import { gistOf } from '../../text/gist/gist.ts';
import { clipWords, enumerated, plural } from '../../text/text.ts';
import { addDays, longDay, shortDay } from '../../time/dates.ts';
import type { Advice } from '../../topics/advice.ts';
import { MOST_ALERTS } from '../../topics/alerts.ts';
import { reaches, type TopicMatch } from '../../topics/matcher.ts';
import type { Level, Topic } from '../../topics/topic.ts';
import { topicReason } from '../../topics/topic-reason.ts';
import { datedList } from '../digest/list-age.ts';
import { sampleBlocks } from '../papers.ts';
import { undoAction } from '../undo.ts';
import { adviceActions, adviceBlocks } from './advice.ts';
import { endAlerts } from './alerts.ts';

/** What a topic would have brought at its broadest, newest first. */
export interface Rehearsal {
  readonly matches: readonly TopicMatch[];
  /** The days with a stored list among those looked at, oldest first. */
  readonly days: readonly Day[];
  readonly today: Day;
  readonly sampleBecause?: string | undefined;
  /** What it would have brought in the year before those days, where it would have brought nothing in them. */
  readonly earlier?: Earlier | undefined;
}

/** The last paper of a topic, the list that it was on, and how many there were in so many days with a list. */
export interface Earlier {
  readonly last: TopicMatch;
  readonly day: Day;
  readonly papers: number;
  readonly days: number;
}

const LEVELS: readonly Level[] = ['broad', 'normal', 'strict'];
const NEWEST = 3;
// Lists are made on about 21 of 30 days; with fewer than this, a forecast needs a warning.
const ENOUGH_DAYS = 15;
// A weekend and a holiday have no lists; what is older than that is no news.
const NEW_DAYS = 4;

/** The answer to `follow`; `hasDigest`: whether something brings the topic's papers by itself. */
export function followedDocument(
  follow: {
    topic: Topic;
    level: Level;
    for: Scope;
    outcome: 'added' | 'changed';
    hasDigest: boolean;
    /** What of the topic was read otherwise than typed. */
    notes: readonly string[];
    /** Whether its papers ring at once, or no longer do; undefined where they never did. */
    alerts?: 'now' | 'ended' | undefined;
  },
  rehearsal: Rehearsal,
  advice: Advice,
): Document {
  const { topic, level } = follow;
  const brought = rehearsal.matches.filter((match) => reaches(match, level));
  const who = follow.for === 'me' ? 'You now follow' : 'This channel now follows';
  const rings = follow.alerts === 'now' ? ', and its papers ring' : '';
  const how = follow.outcome === 'added' ? '' : ` at level ${level}`;
  const heading = `${who} ${topic.text}${how}${rings}`;
  return {
    summary: `${heading}.`,
    blocks: [
      ...sampleBlocks(rehearsal.sampleBecause),
      { kind: 'heading', text: heading },
      { kind: 'text', text: forecast(brought.length, rehearsal) },
      ...alertsBlock(follow),
      ...adviceBlocks(advice),
      ...brought.slice(0, NEWEST).map((match, index) => broughtBlock(match, index, follow)),
      ...earlierBlocks(rehearsal, follow),
      { kind: 'note', text: levelsNote(rehearsal, level) },
      ...follow.notes.map((text): Block => ({ kind: 'note', text })),
      {
        kind: 'actions',
        actions: [
          ...adviceActions(advice, 'follow', follow),
          ...otherLevels(follow, rehearsal),
          ...(follow.alerts === 'now' ? [endAlerts(follow)] : []),
          ...orderOne(follow),
        ],
      },
    ],
  };
}

/** What rings from now on, and what does not. */
function alertsBlock({
  alerts,
  for: scope,
  hasDigest,
}: {
  alerts?: 'now' | 'ended' | undefined;
  for: Scope;
  hasDigest: boolean;
}): Block[] {
  if (!alerts) return [];
  if (alerts === 'ended')
    return [{ kind: 'text', text: 'Its papers no longer ring; it is followed as before.' }];
  const where = scope === 'me' ? 'in your direct messages' : 'here';
  const others = hasDigest ? 'the others come with the digest' : 'the others do not';
  return [
    {
      kind: 'text',
      text: `Each of its papers that is listed from now on comes ${where} at once, in a message of its own: at most ${MOST_ALERTS} a day, none in quiet hours; ${others}.`,
    },
  ];
}

function broughtBlock(match: TopicMatch, index: number, of: { topic: Topic; for: Scope }): Block {
  const { paper } = match;
  const reason = topicReason({ ...match, topic: of.topic, of: of.for });
  const gist = reason.sentence.length > 0 ? '' : gistOf(paper);
  return { kind: 'paper', number: index + 1, paper, gist, reasons: [reason] };
}

/** The last paper of a topic that brought nothing lately, and how often it brings one. */
function earlierBlocks({ earlier }: Rehearsal, of: { topic: Topic; for: Scope }): Block[] {
  if (!earlier) return [];
  const { last, day, papers, days } = earlier;
  const text = `The last paper that it would have brought was on the list of ${longDay(day)}; ${monthly(papers, days)}.`;
  return [{ kind: 'text', text }, broughtBlock(last, 0, of)];
}

// Lists are made on about so many days of a month.
const MONTH_LISTS = 21;

function monthly(papers: number, days: number): string {
  const perMonth = (papers / Math.max(1, days)) * MONTH_LISTS;
  if (perMonth >= 1) return `about ${Math.round(perMonth)} a month`;
  return `about one in ${Math.max(2, Math.round(1 / perMonth))} months`;
}

/** The answer to `unfollow`. */
export function unfollowedDocument(
  ended: readonly { readonly text: string; readonly undo: string | undefined }[],
  scope: Scope,
): Document {
  const which = enumerated(ended.map(({ text }) => text));
  const summary =
    scope === 'me' ? `You no longer follow ${which}.` : `This channel no longer follows ${which}.`;
  const actions = ended.flatMap(({ text, undo }) => {
    if (!undo) return [];
    const action = undoAction(undo);
    return [ended.length > 1 ? { ...action, label: clipWords(`Undo: ${text}`, 60) } : action];
  });
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions: actions.slice(0, MOST_UNDOS) }] : []),
    ],
  };
}

const MOST_UNDOS = 5;

/** "In the last 30 days this would have brought 21 papers, about 1 a day." */
function forecast(papers: number, { days, today, sampleBecause }: Rehearsal): string {
  const [oldest] = days;
  const newest = days.at(-1);
  const old =
    newest && sampleBecause === undefined && addDays(newest, NEW_DAYS) < today && datedList(newest, today);
  if (!oldest) return 'No list is stored yet, so that there is no telling how many papers it will bring.';
  if (days.length < ENOUGH_DAYS) {
    const since = `Only ${plural(days.length, 'list')} since ${shortDay(oldest)} ${days.length === 1 ? 'is' : 'are'} stored`;
    return `${since}: in ${days.length === 1 ? 'it' : 'them'}, this would have brought ${plural(papers, 'paper')}${pace(papers, days.length)}.${old ? ` The newest is ${old}.` : ''}`;
  }
  const when = old ? `In the 30 days up to ${old},` : 'In the last 30 days';
  return `${when} this would have brought ${plural(papers, 'paper')}${pace(papers, days.length)}.`;
}

function pace(papers: number, days: number): string {
  if (papers === 0) return '';
  const perDay = papers / days;
  if (perDay >= 0.8) return `, about ${Math.round(perDay)} a day`;
  const perWeek = Math.round(perDay * 5);
  return perWeek >= 1 ? `, about ${perWeek} a week` : ', less than one a week';
}

function levelsNote({ matches }: Rehearsal, level: Level): string {
  const levels = LEVELS.map((each) => {
    const count = papersAt(matches, each);
    return `${each} ${count}${each === level ? ' (this one)' : ''}`;
  });
  return `Papers by level: ${levels.join(' · ')}`;
}

function papersAt(matches: readonly TopicMatch[], level: Level): number {
  return matches.filter((match) => reaches(match, level)).length;
}

/** The levels that would have brought more or less, as far as enough lists tell; where nothing came, wider ones alone. */
function otherLevels(
  { topic, level, for: scope }: { topic: Topic; level: Level; for: Scope },
  { matches, days }: Rehearsal,
): Action[] {
  const mine = scope === 'me' ? 'me' : undefined;
  const here = papersAt(matches, level);
  const isWider = (each: Level) => LEVELS.indexOf(each) < LEVELS.indexOf(level);
  const isWorthIt = (each: Level) =>
    here === 0 ? isWider(each) : days.length < ENOUGH_DAYS || papersAt(matches, each) !== here;
  return LEVELS.filter((each) => each !== level && isWorthIt(each)).map((each) => ({
    label: each === 'broad' ? 'Wider' : each === 'strict' ? 'Stricter' : 'Normal',
    command: 'follow',
    options: { topic: topic.text, level: each, for: mine },
  }));
}

/** Who follows something and gets no digest may want one; of the own topics alone where it is for one reader. */
function orderOne(follow: { for: Scope; hasDigest: boolean }): Action[] {
  if (follow.hasDigest) return [];
  return follow.for === 'me'
    ? [
        {
          label: 'Send me a digest of my topics',
          command: 'subscribe',
          options: { kind: 'topics', for: 'me' },
        },
      ]
    : [{ label: 'Order a digest here', command: 'settings' }];
}
