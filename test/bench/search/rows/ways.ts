import type { Archive, Near } from '#core/archive/archive.ts';
import { select } from '#core/digest/select.ts';
import type { Listing, Paper } from '#core/paper.ts';
import { reaches, surenessOf } from '#core/topics/matcher.ts';
import { topicOf } from '#core/topics/topic.ts';
import { nearSavedAmong } from '#engine/access/near-saved.ts';
import { paperOf, type Text } from '../../data.ts';
import { followScores } from '../follows.ts';
import { linearSvm } from '../linear-svm.ts';
import { tfIdfReader } from '../tf-idf.ts';
import type { Follower } from './followers.ts';

/** What one way ranks for each follower: ids, best first. */
export type Answers = readonly (readonly string[])[];

/** Followers, and what is ranked for them: papers of an archive in a folder. */
interface Asked {
  readonly archive: Archive;
  readonly folder: string;
  readonly followers: readonly Follower[];
  readonly texts: readonly Text[];
}

// What arxiv-sanity-lite sets.
const COST = 0.01;
// Of so many of the nearest papers of each part the answer is made; what the topic matches comes on top.
const NEAREST = 200;
// What is kept of papers that are looked at goes with them.
const AT_ONCE = 2_000;
const LISTED = { day: '2026-01-01', rank: 1, seen: 0 };
const OWNER = { kind: 'person', person: { platform: 'bench', id: 'reader' } } as const;

/** Each way by what the table calls it; nobody is shown again what they liked. */
export async function waysOf(asked: Asked): Promise<(readonly [string, Answers])[]> {
  const near = nearOf(asked);
  return [
    ['the topic alone', byTopic(asked)],
    ['the likes alone', near.map((all) => all.map(({ paper }) => paper.id))],
    ["arxiv-sanity-lite's linear SVM on the likes", bySvm(asked)],
    ['the topic and the likes, as For me does', await asForMe(asked, near)],
  ];
}

function byTopic({ folder, followers, texts }: Asked): Answers {
  const topics = [...new Set(followers.map(({ topic }) => topic))];
  const scores = followScores(folder, topics, texts.map(paperOf));
  return followers.map((follower) => {
    const ofTopic = scores[topics.indexOf(follower.topic)];
    return ranked(texts, follower, (at) => ofTopic?.[at] ?? 0);
  });
}

/** The nearest papers to what each likes; of all of them where they are few. */
function nearOf({ archive, followers, texts }: Asked): Near[][] {
  const nearest = followers.map((): Near[] => []);
  const most = texts.length > AT_ONCE ? NEAREST : texts.length;
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const among = texts.slice(from, from + AT_ONCE).map(paperOf);
    for (const [at, { liked }] of followers.entries()) {
      const own = liked.flatMap((id) => archive.paper(id)?.paper ?? []);
      const others = among.filter(({ id }) => !liked.includes(id));
      nearest[at]?.push(...archive.near(own, others).slice(0, most));
    }
  }
  return nearest.map((all) => all.toSorted((one, other) => other.score - one.score));
}

function bySvm({ followers, texts }: Asked): Answers {
  const rows = tfIdfReader()(texts.map(({ title, text }) => `${title} ${text}`));
  const places = new Map(texts.map(({ id }, at) => [id, at]));
  return followers.map((follower) => {
    const positive = new Set(follower.liked.flatMap((id) => places.get(id) ?? []));
    const { decisions } = linearSvm(rows, { positive, cost: COST });
    return ranked(texts, follower, (at) => decisions[at] ?? 0);
  });
}

async function asForMe({ archive, followers, texts }: Asked, near: readonly Near[][]): Promise<Answers> {
  const topics = new Map(followers.map(({ topic }) => [topic, topicOf(topic)]));
  const follows = [...topics.values()].map((topic) => ({ topic, level: 'broad' as const }));
  const matches = Map.groupBy(
    await archive.matchMany(follows, texts.map(paperOf)),
    ({ topic }) => topic.text,
  );
  const answers: string[][] = [];
  for (const [at, { topic, liked }] of followers.entries()) {
    const atAnyLevel = (matches.get(topic) ?? []).filter(({ paper }) => !liked.includes(paper.id));
    const own = atAnyLevel.filter((match) => reaches(match, 'normal'));
    const among = new Map<string, Paper>();
    for (const { paper } of [...atAnyLevel, ...(near[at] ?? [])]) among.set(paper.id, paper);
    const papers = [...among.values()];
    const saved = liked.flatMap((id) => archive.paper(id)?.paper ?? []).map((paper) => ({ paper, at: 0 }));
    const parts = { archive, saved: { of: async () => saved }, presses: { of: async () => [] } };
    const nearSaved = await nearSavedAmong(parts, OWNER, { papers, mutes: [] });
    const listings = papers.map((paper): Listing => ({ ...LISTED, paper }));
    const { picks } = select(listings, papers.length, {
      matches: own,
      reached: surenessOf(atAnyLevel),
      nearSaved,
    });
    answers.push(picks.map(({ paper }) => paper.id));
  }
  return answers;
}

function ranked(texts: readonly Text[], { liked }: Follower, worth: (at: number) => number): string[] {
  return texts
    .map(({ id }, at) => [id, worth(at)] as const)
    .filter(([id]) => !liked.includes(id))
    .sort(([, one], [, other]) => other - one)
    .map(([id]) => id);
}
