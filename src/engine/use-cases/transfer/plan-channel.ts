import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import type { ImportChange } from '#core/format/subscription/transfer.ts';
import { MOST_DIGESTS } from '#core/subscriptions/digest-names.ts';
import { NewSubscription, type Subscription } from '#core/subscriptions/subscription.ts';
import type { ChannelSettings, DigestSettings } from '#core/subscriptions/transfer/settings-file.ts';
import type { ImportedDigest, ImportedSettings } from '#core/subscriptions/transfer/transfers.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { isSameSchedule, nextDue } from '#core/time/schedule.ts';
import { type Mute, type NewFollow, newTopic, type Owner, type Topic } from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';
import { ownerIn } from '../../access/permissions.ts';
import { mentionSaid } from '../subscriptions/mention.ts';
import { allOf } from '../subscriptions/ordered-here.ts';
import type { TransferParts } from './export-settings.ts';
import { refusedInFile } from './refused-in-file.ts';

/** What an import would do in one channel: nothing of what is there already as it would be. */
export interface PlannedImport extends ImportedSettings {
  readonly ask: Caller;
  readonly changes: readonly ImportChange[];
}

interface At {
  readonly ask: Caller;
  readonly now: Temporal.Instant;
}

interface Reading extends At {
  readonly owner: Owner;
  /** Reads a topic as if it were typed now. UserError where it is none that there can be papers of. */
  readonly topicOf: (text: string, as: 'follow' | 'mute') => Topic;
}

type Planned<What> = readonly { readonly what: What; readonly change: ImportChange }[];

/** What settings would change in the channel that is asked about. Rejects with a UserError where any of it cannot be. */
export async function planChannel(
  parts: TransferParts,
  settings: ChannelSettings,
  at: At,
): Promise<PlannedImport> {
  const topicOf = (text: string, as: 'follow' | 'mute') => {
    try {
      const { topic } = newTopic(text, parts.archiveAccess.context());
      requirePossible(topic, as);
      return topic;
    } catch (error) {
      throw refusedInFile(`“${clipWords(oneLine(text), 40)}”`, error);
    }
  };
  const reading = { ...at, topicOf, owner: ownerIn(at.ask.channel) };
  const digests = await planDigests(parts, settings, reading);
  const follows = await planTopics(parts, settings, reading);
  const mutes = await planMutes(parts, settings, reading);
  return {
    ask: at.ask,
    digests: digests.map(({ what }) => what),
    follows: follows.map(({ what }) => what),
    mutes: mutes.map(({ what }) => what),
    changes: [...digests, ...follows, ...mutes].map(({ change }) => change),
  };
}

async function planDigests(
  parts: TransferParts,
  settings: ChannelSettings,
  reading: Reading,
): Promise<Planned<ImportedDigest>> {
  const all = await allOf(parts, reading.ask);
  const planned: Planned<ImportedDigest>[number][] = [];
  for (const digest of settings.digests) {
    const known = all.find(({ name }) => name === digest.name);
    const what = await planDigest(digest, known, reading);
    if (what)
      planned.push({ what, change: { kind: 'digest', name: digest.name, over: known !== undefined } });
  }
  const total = all.length + planned.filter(({ change }) => !change.over).length;
  if (total <= MOST_DIGESTS) return planned;
  throw new UserError('digests-full', [
    `Nothing was imported: a channel has at most ${MOST_DIGESTS} digests, and with those of the file there would be ${total}; end some with `,
    { command: 'unsubscribe' },
    ' first.',
  ]);
}

/** Undefined where it is as it would be. */
async function planDigest(
  { mention, topics, ...digest }: DigestSettings,
  known: Subscription | undefined,
  { ask, now, topicOf }: Reading,
): Promise<ImportedDigest | undefined> {
  const own = new Map(topics?.map((text) => topicOf(text, 'follow')).map(({ key, text }) => [key, text]));
  const ordered = NewSubscription.parse({
    ...digest,
    ...(own.size > 0 ? { topics: [...own.values()] } : {}),
    mention: await mentionSaid(ask, mention ?? 'off', known).catch((error: unknown) => {
      throw refusedInFile(`“mention” of the digest “${digest.name}”`, error);
    }),
    channel: ask.channel,
    since: now.epochMilliseconds,
  });
  if (known && isSame(known, ordered)) return undefined;
  const next = nextDue(ordered, now).at.epochMilliseconds;
  const keepsTimes = known && isSameSchedule(known, ordered) && known.paused === ordered.paused;
  return keepsTimes
    ? { change: { ...ordered, id: known.id, since: known.since }, nextDue: next }
    : { put: ordered, nextDue: next };
}

function isSame({ id: _, ...known }: Subscription, ordered: NewSubscription): boolean {
  const said = ({ since: _since, ahead: _ahead, ...kept }: NewSubscription) =>
    JSON.stringify(
      Object.entries(kept)
        .filter(([, value]) => value !== undefined)
        .toSorted(),
    );
  return said(known) === said(ordered);
}

async function planTopics(
  { follows }: TransferParts,
  { topics }: ChannelSettings,
  { owner, topicOf }: Reading,
): Promise<Planned<NewFollow>> {
  const followed = new Map((await follows.of(owner)).map((each) => [each.topic.key, each]));
  // Of one that is there several times, the last counts.
  const read = topics.map((each) => ({ ...each, topic: topicOf(each.topic, 'follow') }));
  const unique = new Map(read.map((each) => [each.topic.key, each] as const));
  return [...unique.values()].flatMap(({ topic, level, alert }) => {
    const known = followed.get(topic.key);
    const isAlike = known?.level === level && (known.alertSince !== undefined) === (alert === 'now');
    if (isAlike) return [];
    const change = { kind: 'topic', name: topic.text, over: known !== undefined } as const;
    return [{ what: { owner, topic, level, alert }, change }];
  });
}

async function planMutes(
  { follows }: TransferParts,
  { mutes }: ChannelSettings,
  { owner, topicOf, now }: Reading,
): Promise<Planned<Mute>> {
  const at = now.epochMilliseconds;
  const muted = new Map((await follows.mutes(owner, at)).map((each) => [keyOf(each), each]));
  const read = mutes.map(({ until, ...said }): Mute => {
    const ends = until === undefined ? {} : { until: Date.parse(until) };
    return 'topic' in said
      ? { owner, kind: 'topic', topic: topicOf(said.topic, 'mute'), ...ends }
      : { owner, kind: 'paper', paper: said.paper, ...ends };
  });
  const unique = new Map(read.map((each) => [keyOf(each), each] as const));
  return [...unique].flatMap(([key, what]) => {
    const known = muted.get(key);
    const isOver = what.until !== undefined && what.until <= at;
    if (isOver || (known && known.until === what.until)) return [];
    const name = what.kind === 'topic' ? what.topic.text : what.paper;
    return [{ what, change: { kind: 'mute', name, over: known !== undefined } as const }];
  });
}

function keyOf(mute: Mute): string {
  return `${mute.kind} ${mute.kind === 'topic' ? mute.topic.key : mute.paper}`;
}
