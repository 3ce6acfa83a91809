import type { Caller } from '#core/commands/command.ts';
import { muteUntil } from '#core/commands/said/read-muting.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { mutedDocument, unmutedDocument } from '#core/format/topics/mute.ts';
import type { Day } from '#core/paper.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import { namedIn } from '#core/text/named-in.ts';
import { plural } from '#core/text/text.ts';
import { parseComingDay } from '#core/time/date/coming-day.ts';
import { daysBetween, utcDay } from '#core/time/dates.ts';
import { MUTE_LIMITS, type Mute, meansTopic, newTopic, type Owner } from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';
import { ownerFor, ownersAt, ownerWith, scopeOf } from '../access/permissions.ts';
import type { PreferenceParts } from '../access/preferences.ts';
import type { FollowParts } from './follow.ts';
import type { RecentParts } from './lists/recent.ts';
import { onlyNamed } from './topics/listed-topics.ts';
import { noSuchTopic } from './topics/no-such-topic.ts';
import { adviceOnMute } from './topics/rehearse.ts';
import { topicNamed, whichTopic } from './topics/which-topic.ts';

const DAY_MS = 86_400_000;

/** Leaves papers of a topic out, for some days or for good. */
export async function mute(
  { follows, clock, ...parts }: PreferenceParts & RecentParts,
  asked: Caller & { topic: string; days?: number | undefined; for: Scope },
): Promise<Document> {
  const ask = { ...asked, ...untilDay(asked, utcDay(clock.now())) };
  const context = parts.archiveAccess.context();
  if (ask.days === undefined) refusePartOfDay(ask.topic, context);
  const { topic, notes } = newTopic(ask.topic, context);
  requirePossible({ ...topic, text: ask.topic }, 'mute');
  const now = clock.now().epochMilliseconds;
  const until = ask.days && now + ask.days * DAY_MS;
  const owner = await ownerFor(ask, ask.for);
  await putMute({ follows, clock }, { owner, kind: 'topic', topic, ...(until ? { until } : {}) });
  const advice = await adviceOnMute({ ...parts, clock }, topic);
  return mutedDocument(topic, { for: scopeOf(owner), days: ask.days, notes, advice });
}

/** The topic alone, and for how many days, where its words say until when. UserError where that day is not ahead. */
function untilDay(
  { topic: typed, days }: { readonly topic: string; readonly days?: number | undefined },
  today: Day,
): { topic?: string; days?: number } {
  const { topic, until } = muteUntil(typed) ?? {};
  if (topic === undefined || until === undefined) return {};
  return { topic, days: days ?? daysBetween(today, parseComingDay(until, today)).length - 1 };
}

/** UserError where a topic ends in a number of days with a point, and is no version that papers write of: "stable diffusion 3.5". */
function refusePartOfDay(topic: string, { writes }: ReaderContext): void {
  const text = topic.trim();
  const { last = '', number = '' } = namedIn(
    /(?<![^ ])(?<last>[a-z]{1,40}) (?<number>\d{1,3}\.\d{1,2})$/,
    text,
  );
  if (!writes || number === '') return;
  if ([`${last} ${number}`, `${last}-${number}`, `${last}${number}`].some(writes)) return;
  throw new UserError('option-invalid', [
    `"days" must be a whole number from 1 to 365, not "${number}": try `,
    {
      command: `mute ${text.slice(0, -number.length).trim()} days:${Math.max(1, Math.floor(Number(number)))}`,
    },
    '.',
  ]);
}

/** Keeps a mute; a UserError where the owner has as many as are allowed. */
export async function putMute({ follows, clock }: PreferenceParts, mute: Mute): Promise<void> {
  const { kind, owner } = mute;
  if ((await follows.mute(mute, clock.now().epochMilliseconds)) === 'muted') return;
  const who = scopeOf(owner) === 'me' ? 'You have' : 'This channel has';
  throw new UserError('mutes-full', [
    `${who} muted ${plural(MUTE_LIMITS[kind], kind)}, the most there can be: type `,
    { command: 'topics' },
    ' for the list, and ',
    { command: 'unmute' },
    ' with one of them to make room.',
  ]);
}

/** Shows a muted topic or paper again. */
export async function unmute(
  { follows, archiveAccess, lineOf }: PreferenceParts & RecentParts & Pick<FollowParts, 'lineOf'>,
  asked: Caller & { topic?: string | undefined; for?: Scope | undefined },
): Promise<Document> {
  const named = topicNamed(asked.topic);
  if (named === undefined)
    return await whichTopic(asked, 'unmute', async (owner) => (await follows.mutes(owner, 0)).map(nameOf));
  const ask = { ...asked, topic: named };
  const isTopic = meansTopic(ask.topic, archiveAccess.context());
  const paper = paperIn(ask.topic) ?? ask.topic.trim();
  const isMeant = (mute: Mute) => (mute.kind === 'topic' ? isTopic(mute.topic) : mute.paper === paper);
  const muteOf = async (owner: Owner) => {
    const mutes = await follows.mutes(owner, 0);
    return mutes.find(isMeant) ?? onlyNamed(ask.topic, mutes.filter(isOfTopic));
  };
  const owner = await ownerWith(ask, ask.for, async (each) => (await muteOf(each)) !== undefined);
  const found = owner && (await muteOf(owner));
  if (!found) {
    const mutes = (await Promise.all(ownersAt(ask).map((each) => follows.mutes(each, 0)))).flat();
    const topics = mutes.filter(isOfTopic).map(({ topic }) => topic);
    throw noSuchTopic(ask.topic, topics, { command: 'unmute', is: 'muted', code: 'not-muted', lineOf });
  }
  await follows.unmute(owner, found.kind, found.kind === 'topic' ? found.topic.key : paper);
  return unmutedDocument(found);
}

function isOfTopic(mute: Mute): mute is Extract<Mute, { readonly kind: 'topic' }> {
  return mute.kind === 'topic';
}

function nameOf(mute: Mute): string {
  return mute.kind === 'topic' ? mute.topic.text : mute.paper;
}
