import type { Caller } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { callerFor, type Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { followedDocument, unfollowedDocument } from '#core/format/topics/follow.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import {
  type Alert,
  type Level,
  meansTopic,
  newTopic,
  type Owner,
  TOPIC_LIMITS,
  topicOf,
} from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';
import type { ArchiveAccess } from '../access/archive-access.ts';
import type { LearningParts } from '../access/learned.ts';
import { ownerFor, ownersAt, ownerWith, scopeOf } from '../access/permissions.ts';
import type { PreferenceParts } from '../access/preferences.ts';
import { followsListed, onlyNamed } from './topics/listed-topics.ts';
import { noSuchTopic } from './topics/no-such-topic.ts';
import { rehearse } from './topics/rehearse.ts';
import { topicNamed, whichTopic } from './topics/which-topic.ts';

export interface FollowParts extends PreferenceParts, LearningParts {
  readonly subscriptions: Subscriptions;
  readonly archiveAccess: ArchiveAccess;
  /** An intent as a line to type, which means just that. */
  readonly lineOf: (intent: Intent) => string;
}

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
