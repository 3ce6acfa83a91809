import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Span } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { meetsFilters, subject } from '#core/search/filters.ts';
import { type Query, wordingsOf } from '#core/search/query.ts';
import { bestSnippet } from '#core/search/snippet.ts';
import type { Followed, TopicMatch } from '#core/topics/matcher.ts';
import type { Topic } from '#core/topics/topic.ts';
import { bodyOf, proseOf } from '../archive/paper-table.ts';
import type { topicMeanings } from './by-meaning.ts';
import { percolate } from './percolate/percolate.ts';
import { LEVELS } from './percolate/score.ts';
import { packTopics, type TopicTable } from './percolate/topic-table.ts';
import type { PreparedTopic, TopicProfile } from './profile.ts';
import { profileReader } from './profile-store.ts';
import { averageLengthOf } from './reference-store.ts';

// A companion word speaks for a sentence, but less than a word of the topic itself.
const COMPANION_SHARE = 0.5;
// A topic of conditions alone, such as an author, is met or not: surer than any words are.
const CERTAIN = 10;
// So many papers at a time take a few milliseconds, also against hundreds of topics.
const SLICE = 8;
// As many profiles at a time are read within a few milliseconds too.
const READ_AT_ONCE = 64;

/** Matches papers against topics on one connection, which it only reads; with what a model says of both, where there is one. */
export function matcher(db: DatabaseSync, meanings?: ReturnType<typeof topicMeanings>) {
  const profilesOf = profileReader(db);
  const averageLength = () => averageLengthOf(db);
  const read = (
    follows: readonly Followed[],
    bySubject: readonly Subject[],
    prepared: readonly PreparedTopic[],
  ): Follows => {
    const subjects = bySubject.flatMap(([subject, about], at) => {
      const topic = prepared[at];
      const ways = topic ? [topic, ...topic.also] : [];
      return ways.map((profile) => ({ subject, about, profile, several: ways.length > 1 }));
    });
    return {
      subjects,
      table: packTopics(subjects.map(({ profile }) => profile)),
      averageLength: averageLength(),
      meanings,
      certain: follows.filter(({ topic }) => subjectKeys(topic).length === 0),
    };
  };
  return {
    /** Every pair of a paper and a follow that it reaches the level of, in the papers' order. */
    match(follows: readonly Followed[], papers: readonly Paper[]): readonly TopicMatch[] {
      // Most channels follow nothing: their papers need not be read.
      if (follows.length === 0) return [];
      const bySubject = subjectsOf(follows);
      const known = read(follows, bySubject, profilesOf(bySubject.map(([key]) => key)));
      return [...matchWords(known, papers), ...matchConditions(known, papers)];
    },
    /** The same, a few papers at a time, so that nobody has to wait for it. */
    async matchInTurns(follows: readonly Followed[], papers: readonly Paper[]): Promise<TopicMatch[]> {
      if (follows.length === 0) return [];
      const bySubject = subjectsOf(follows);
      const prepared: PreparedTopic[] = [];
      for (let from = 0; from < bySubject.length; from += READ_AT_ONCE) {
        await nextTurn();
        prepared.push(...profilesOf(bySubject.slice(from, from + READ_AT_ONCE).map(([key]) => key)));
      }
      const known = read(follows, bySubject, prepared);
      const byWords: TopicMatch[] = [];
      const byConditions: TopicMatch[] = [];
      for (let from = 0; from < papers.length; from += SLICE) {
        await nextTurn();
        const slice = papers.slice(from, from + SLICE);
        byWords.push(...matchWords(known, slice));
        byConditions.push(...matchConditions(known, slice));
      }
      return [...byWords, ...byConditions];
    },
  };
}

/** What a topic is about, for each of its wordings; topics that differ in conditions alone share it, and what is prepared for it. None for conditions alone. */
export function subjectKeys({ query }: Topic): string[] {
  return wordingsOf(query).map(subjectKey).filter(Boolean);
}

function subjectKey(wording: Query): string {
  return subject(wording).toLowerCase();
}

/** A follow, and one wording of its topic. */
interface Worded extends Followed {
  readonly query: Query;
}

/** What is followed, with those who follow it in any wording. */
type Subject = readonly [key: string, about: readonly Worded[]];

function subjectsOf(follows: readonly Followed[]): Subject[] {
  const worded = follows.filter(({ topic }) => subjectKeys(topic).length > 0).flatMap(eachWording);
  return [...Map.groupBy(worded, ({ query }) => subjectKey(query))];
}

function eachWording(follow: Followed): Worded[] {
  return wordingsOf(follow.topic.query).map((query) => ({ ...follow, query }));
}

/** Some follows, read and ready to be matched. */
interface Follows {
  readonly subjects: readonly {
    readonly subject: string;
    readonly about: readonly Worded[];
    readonly profile: TopicProfile;
    /** Whether the same follows have other subjects too. */
    readonly several: boolean;
  }[];
  /** The subjects' profiles, in their order. */
  readonly table: TopicTable;
  readonly averageLength: number;
  readonly meanings: ReturnType<typeof topicMeanings> | undefined;
  readonly certain: readonly Followed[];
}

function matchWords(
  { subjects, table, averageLength, meanings }: Follows,
  papers: readonly Paper[],
): TopicMatch[] {
  if (subjects.length === 0) return [];
  const matches: TopicMatch[] = [];
  const several: Surest = new Map();
  for (const { topic: number, paper: text, score: byWords } of percolate(
    papers.map(textOf),
    table,
    averageLength,
  )) {
    const { paper } = text;
    const { subject = '', about = [], profile, several: ways = false } = subjects[number] ?? {};
    const score = byWords + (meanings?.moves(subject, paper) ?? 0);
    for (const { topic, level, query } of about) {
      if (score < LEVELS[level] || !meetsFilters(query, paper)) continue;
      // Most matches are never shown, so that their sentence is looked for when somebody asks.
      const sentence = () => evidence(paper, profile);
      const weightOf = (stem: string) => profile?.words.find((word) => word.stem === stem)?.weight;
      const match = { topic, paper, score, level: levelOf(score), sentence, weightOf };
      if (ways || topic.query.or.length > 0) putSurest(several, match);
      else matches.push(match);
    }
  }
  return [...matches, ...several.values().flatMap((each) => each.values())];
}

/** The surest match of each topic of several wordings and paper. */
type Surest = Map<Topic, Map<Paper, TopicMatch>>;

function putSurest(surest: Surest, match: TopicMatch): void {
  const ofTopic = surest.get(match.topic) ?? new Map<Paper, TopicMatch>();
  surest.set(match.topic, ofTopic);
  if (match.score > (ofTopic.get(match.paper)?.score ?? Number.NEGATIVE_INFINITY))
    ofTopic.set(match.paper, match);
}

interface Text {
  readonly paper: Paper;
  readonly title: string;
  readonly text: string;
}

// One text a paper, so that what is made of it is found again.
const texts = new WeakMap<Paper, Text>();

function textOf(paper: Paper): Text {
  const text = texts.get(paper) ?? { paper, title: paper.title, text: bodyOf(paper) };
  texts.set(paper, text);
  return text;
}

function matchConditions({ certain }: Follows, papers: readonly Paper[]): TopicMatch[] {
  return papers.flatMap((paper) =>
    certain
      .filter(({ topic }) => meetsFilters(topic.query, paper))
      .map(
        ({ topic }): TopicMatch => ({ topic, paper, score: CERTAIN, level: 'strict', sentence: () => [] }),
      ),
  );
}

function levelOf(score: number): TopicMatch['level'] {
  if (score >= LEVELS.strict) return 'strict';
  return score >= LEVELS.normal ? 'normal' : 'broad';
}

function evidence(paper: Paper, profile: TopicProfile | undefined): readonly Span[] {
  if (!profile) return [];
  const own = new Map(profile.words.map(({ stem, weight }) => [stem, weight]));
  const also = new Map(profile.companions.map(({ stem, weight }) => [stem, COMPANION_SHARE * weight]));
  return bestSnippet({ prose: proseOf(paper), title: paper.title }, own, also);
}
