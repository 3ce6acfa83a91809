import type { Archive } from '#core/archive/archive.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { callerFor, type Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import {
  type Earlier,
  followedDocument,
  type Rehearsal,
  unfollowedDocument,
} from '#core/format/topics/follow.ts';
import type { LearnedFrom } from '#core/format/topics/learning.ts';
import { topicsDocument } from '#core/format/topics/topics.ts';
import type { Day, Listing } from '#core/paper.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import type { Advice } from '#core/topics/advice.ts';
import { reaches, type TopicMatch } from '#core/topics/matcher.ts';
import { placeOf } from '#core/topics/presses.ts';
import {
  type Alert,
  type Follow,
  type Level,
  meansTopic,
  newTopic,
  type Owner,
  TOPIC_LIMITS,
  type Topic,
  topicOf,
} from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';
import type { ArchiveAccess } from '../access/archive-access.ts';
import type { LearningParts } from '../access/learned.ts';
import { ownerFor, ownersAt, ownerWith, type Place, scopeOf } from '../access/permissions.ts';
import type { PreferenceParts } from '../access/preferences.ts';
import { adviseOn } from './topics/advise.ts';
import { followsListed, onlyNamed } from './topics/listed-topics.ts';
import { noSuchTopic } from './topics/no-such-topic.ts';
import { whatRings } from './topics/ringing.ts';
import { topicNamed, whichTopic } from './topics/which-topic.ts';

export interface FollowParts extends PreferenceParts, LearningParts {
  readonly subscriptions: Subscriptions;
  readonly archiveAccess: ArchiveAccess;
  /** An intent as a line to type, which means just that. */
  readonly lineOf: (intent: Intent) => string;
}

export const REHEARSED_DAYS = 30;
const WEEK_DAYS = 7;
const YEAR_DAYS = 365;

/** Follows a topic, and says what it would have brought. Whoever only turns its alerts on or off says nothing of its level. */
export async function follow(
  parts: FollowParts,
  ask: Caller & { topic: string; for: Scope; level?: Level | undefined; alert?: Alert | undefined },
): Promise<Document> {
  const { topic, notes } = newTopic(ask.topic, parts.archiveAccess.context());
  requirePossible({ ...topic, text: ask.topic }, 'follow');
  const owner = await ownerFor(ask, ask.for);
  const scope = scopeOf(owner);
  const known = (await parts.follows.of(owner)).find(({ topic: { key } }) => key === topic.key);
  const { alert } = ask;
  const level = ask.level ?? (alert ? known?.level : undefined) ?? 'normal';
  const { rehearsal, advice } = await rehearse(parts, topic, level);
  const outcome = await parts.follows.put({ owner, topic, level, alert });
  if (outcome === 'full') {
    const most = `${TOPIC_LIMITS[owner.kind]} topics, the most there can be: unfollow one first.`;
    throw new UserError(
      'topics-full',
      `${scope === 'me' ? 'You already follow' : 'This channel already follows'} ${most}`,
    );
  }
  const { channel } = callerFor(ask, scope);
  // One with topics of its own does not go by what is followed.
  const all = await parts.subscriptions.all(channel);
  const hasDigest = all.some(({ subscription }) => subscription.topics === undefined);
  const rang = known?.alertSince !== undefined;
  const rings = alert ? alert === 'now' : rang;
  const alerts = rings ? 'now' : rang ? 'ended' : undefined;
  const followed = { topic, level, for: scope, outcome, hasDigest, notes, alerts } as const;
  return followedDocument(followed, rehearsal, advice);
}

/** Stops following a topic; any spelling of it will do. */
export async function unfollow(
  parts: FollowParts,
  asked: Caller & { topic?: string | undefined; for?: Scope | undefined },
): Promise<Document> {
  const { follows, lineOf, archiveAccess } = parts;
  const named = topicNamed(asked.topic);
  if (named === undefined)
    return await whichTopic(asked, 'unfollow', async (owner) =>
      (await follows.of(owner)).map(({ topic }) => topic.text),
    );
  const ask = { ...asked, topic: named };
  const isMeant = meansTopic(ask.topic, archiveAccess.context());
  const followOf = async (each: Owner) => {
    const all = await follows.of(each);
    return all.find(({ topic }) => isMeant(topic)) ?? onlyNamed(ask.topic, all);
  };
  const owner = await ownerWith(ask, ask.for, async (each) => (await followOf(each)) !== undefined);
  const known = owner && (await followOf(owner));
  if (owner && known) {
    const undo = await follows.remove(owner, known.topic.key, ask.person);
    const { text } = isMeant(known.topic) ? topicOf(ask.topic) : known.topic;
    return unfollowedDocument([{ text, undo }], scopeOf(owner));
  }
  const several = await unfollowListed(parts, ask);
  if (several) return several;
  const followed = (await Promise.all(ownersAt(ask).map((each) => follows.of(each)))).flat();
  throw noSuchTopic(
    ask.topic,
    followed.map(({ topic }) => topic),
    { command: 'unfollow', is: 'followed', code: 'not-followed', lineOf },
  );
}

/** Ends each of the topics that a text lists, where one owner follows all of them; undefined where none does. */
async function unfollowListed(
  { follows, archiveAccess }: FollowParts,
  ask: Caller & { topic: string; for?: Scope | undefined },
): Promise<Document | undefined> {
  const listedBy = async (each: Owner) =>
    followsListed(ask.topic, await follows.of(each), archiveAccess.context());
  const owner = await ownerWith(ask, ask.for, async (each) => (await listedBy(each)) !== undefined);
  const listed = (owner && (await listedBy(owner))) ?? [];
  if (!owner || listed.length === 0) return undefined;
  const ended: { text: string; undo: string | undefined }[] = [];
  for (const { topic } of listed)
    ended.push({ text: topic.text, undo: await follows.remove(owner, topic.key, ask.person) });
  return unfollowedDocument(ended, scopeOf(owner));
}

/** What is followed and muted here, and how many papers each topic brought this week. */
export async function topics(
  parts: FollowParts,
  ask: Place &
    Pick<Caller, 'mayConfigure'> & { page: number; for?: Scope | undefined; show?: 'alerts' | undefined },
): Promise<Document> {
  const { follows, clock } = parts;
  if (ask.show === 'alerts') return await whatRings(parts, whoseAt(ask), ask);
  const { archive, listed } = await recent(parts, WEEK_DAYS);
  const week = listed.map(({ paper }) => paper);
  const lists = await Promise.all(
    whoseAt(ask).map(async (owner) => {
      const followed = await follows.of(owner);
      const matches = await archive.matchMany(followed, week);
      const brought = ({ topic }: Follow) => matches.filter((match) => match.topic.key === topic.key).length;
      return {
        for: scopeOf(owner),
        followed: followed.map((each) => ({ ...each, brought: brought(each) })),
        mutes: await follows.mutes(owner, clock.now().epochMilliseconds),
        learned: await learnedFrom(parts, ask, owner),
        titleOf: (id: string) => archive.paper(id)?.paper.title,
      };
    }),
  );
  return topicsDocument(lists, ask.page);
}

/** From what was learned; what the asker said in a channel is theirs to see alone. */
async function learnedFrom({ presses, saved }: FollowParts, ask: Place, owner: Owner): Promise<LearnedFrom> {
  const all = await presses.of({ kind: 'place', place: placeOf(owner) });
  const isShown = owner.kind === 'person' || !ask.open;
  return {
    saved: owner.kind === 'person' ? (await saved.of(owner.person)).length : 0,
    presses: all,
    own: isShown ? all.filter(({ person }) => person.id === ask.person.id) : [],
  };
}

/** Where everybody sees the answer, somebody's own topics are only in it where they ask for just those. */
function whoseAt(ask: Place & { for?: Scope | undefined }): readonly Owner[] {
  if (ask.for === 'me') return [{ kind: 'person', person: ask.person }];
  return ownersAt(ask).filter((owner) => !ask.for || scopeOf(owner) === ask.for);
}

/** What a topic would have brought in the last 30 days. */
async function rehearse(
  parts: FollowParts,
  topic: Topic,
  level: Level,
): Promise<{ rehearsal: Rehearsal; advice: Advice }> {
  const { archive, listed, sampleBecause } = await recent(parts, REHEARSED_DAYS);
  const among = listed.map(({ paper }) => paper);
  const matches = await archive.matchMany([{ topic, level: 'broad' }], among);
  const days = [...new Set(listed.map(({ day }) => day))].toSorted();
  const advice = await adviseOn(archive, topic, { among, level });
  const today = utcDay(parts.clock.now());
  const isBrought = matches.some((match) => reaches(match, level));
  const earlier = isBrought ? undefined : await earlierThan(archive, { topic, level }, days[0]);
  // Words in no paper are heard all the same where they are close to others: then they are not unknown.
  const unknown = matches.length === 0 && earlier === undefined && advice.unknown;
  return { rehearsal: { matches, days, today, sampleBecause, earlier }, advice: { ...advice, unknown } };
}

/** What a topic would have brought in the year before a day; undefined where that is nothing, too. */
async function earlierThan(
  archive: Archive,
  followed: { topic: Topic; level: Level },
  first: Day | undefined,
): Promise<Earlier | undefined> {
  if (first === undefined) return undefined;
  const listed = archive.listings(addDays(first, -YEAR_DAYS), addDays(first, -1));
  const dayOf = new Map(listed.map(({ paper, day }) => [paper.id, day]));
  const among = [...new Map(listed.map(({ paper }) => [paper.id, paper])).values()];
  const matches = await archive.matchMany([followed], among);
  const on = ({ paper }: TopicMatch) => dayOf.get(paper.id) ?? '';
  const [last] = matches.toSorted((a, b) => on(b).localeCompare(on(a)) || b.score - a.score);
  const days = new Set(listed.map(({ day }) => day)).size;
  return last && { last, day: on(last), papers: matches.length, days };
}

/** What may be meant instead of a topic that is muted. */
export async function adviceOnMute(parts: RecentParts, topic: Topic): Promise<Advice> {
  const { archive, listed } = await recent(parts, REHEARSED_DAYS);
  return await adviseOn(archive, topic, { among: listed.map(({ paper }) => paper), level: 'normal' });
}

export type RecentParts = Pick<FollowParts, 'archiveAccess' | 'clock'>;

/** The papers of the lists of the days up to the newest, each once, newest first. */
export async function recent(
  { archiveAccess, clock }: RecentParts,
  days: number,
): Promise<{ archive: Archive; listed: Listing[]; sampleBecause?: string | undefined }> {
  const { archive, sampleBecause } = await archiveAccess.open({ patience: 'reader' });
  const to = archive.newestDay() ?? utcDay(clock.now());
  const listed = archive.listings(addDays(to, 1 - days), to).toReversed();
  return {
    listed: [...new Map(listed.map((each) => [each.paper.id, each])).values()],
    sampleBecause,
    archive,
  };
}
