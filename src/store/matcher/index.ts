import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '#core/document.ts';
import { bestSentence } from '#core/evidence.ts';
import { fits, subject } from '#core/fits.ts';
import type { Followed, TopicMatch } from '#core/match.ts';
import type { Paper } from '#core/paper.ts';
import { bodyOf, proseOf } from '../paper-table.ts';
import { percolate } from './percolate.ts';
import type { TopicProfile } from './profile.ts';
import { averageLengthOf, profilesOf } from './reference-store.ts';
import { LEVELS } from './score.ts';
import { packTopics } from './topic-table.ts';

// A companion word speaks for a sentence, but less than a word of the topic itself.
const COMPANION_SHARE = 0.5;
// A topic of conditions alone, such as an author, is met or not: surer than any words are.
const CERTAIN = 10;

/** Every pair of a paper and a follow that it reaches the level of, in the papers' order. */
export function matchPapers(
  db: DatabaseSync,
  follows: readonly Followed[],
  papers: readonly Paper[],
): readonly TopicMatch[] {
  const worded = follows.filter(({ topic }) => subjectKey(topic) !== '');
  const certain = follows.filter(({ topic }) => subjectKey(topic) === '');
  return [...matchWords(db, worded, papers), ...matchConditions(certain, papers)];
}

function matchWords(db: DatabaseSync, follows: readonly Followed[], papers: readonly Paper[]): TopicMatch[] {
  // Most channels follow nothing: their papers need not be read.
  if (follows.length === 0) return [];
  const bySubject = [...Map.groupBy(follows, ({ topic }) => subjectKey(topic))];
  const prepared = profilesOf(
    db,
    bySubject.map(([key]) => key),
  );
  const profiles = bySubject.map(([key]) => prepared.get(key) as TopicProfile);
  const matches: TopicMatch[] = [];
  for (const hit of percolate(papers.map(textOf), packTopics(profiles), averageLengthOf(db))) {
    const { score } = hit;
    const { paper } = hit.paper;
    for (const { topic, level } of bySubject[hit.topic]?.[1] ?? []) {
      if (score < LEVELS[level] || !fits(topic.query, paper)) continue;
      // Most matches are never shown, so that their sentence is looked for when somebody asks.
      const sentence = () => evidence(proseOf(paper), profiles[hit.topic]);
      matches.push({ topic, paper, score, level: levelOf(score), sentence });
    }
  }
  return matches;
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

function matchConditions(follows: readonly Followed[], papers: readonly Paper[]): TopicMatch[] {
  return papers.flatMap((paper) =>
    follows
      .filter(({ topic }) => fits(topic.query, paper))
      .map(
        ({ topic }): TopicMatch => ({ topic, paper, score: CERTAIN, level: 'strict', sentence: () => [] }),
      ),
  );
}

/** What a topic is about; topics that differ in conditions alone share it, and what is prepared for it. */
function subjectKey({ query }: Followed['topic']): string {
  return subject(query).toLowerCase();
}

function levelOf(score: number): TopicMatch['level'] {
  if (score >= LEVELS.strict) return 'strict';
  return score >= LEVELS.normal ? 'normal' : 'broad';
}

function evidence(text: string, profile: TopicProfile | undefined): readonly Span[] {
  if (!profile) return [];
  const own = new Map(profile.words.map(({ stem, weight }) => [stem, weight]));
  const also = new Map(profile.companions.map(({ stem, weight }) => [stem, COMPANION_SHARE * weight]));
  return bestSentence(text, own, also);
}
