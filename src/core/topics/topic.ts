import { z } from 'zod';
import { Channel, Person } from '../channel.ts';
import { UserError, unlessRefused } from '../errors.ts';
import { isEmpty, type Query, queryText, type Wording } from '../search/query.ts';
import { parseQuery, type Reading, readQuery, refuseWrong, wordsOf } from '../search/read-query.ts';
import { eachAuthor } from '../search/reading/joined-conditions.ts';
import type { ReaderContext } from '../search/reading/whole-values.ts';
import { straightQuotes } from '../text/quotes.ts';
import { waysToSpell } from '../text/spelling-pairs.ts';
import { enumerated, oneLine } from '../text/text.ts';
import { terms } from '../text/words.ts';
import { subjectTyped } from './typed/subject-typed.ts';

/** How sure a paper's match has to be before it counts. */
export const Level = z.enum(['broad', 'normal', 'strict']);
export type Level = z.infer<typeof Level>;

/** Who follows or mutes: everyone in a channel together, or one person on one platform. */
export const Owner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), channel: Channel }),
  z.object({ kind: z.literal('person'), person: Person }),
]);
export type Owner = z.infer<typeof Owner>;

/** A topic, written as it was typed, and the key under which any spelling of it is the same. */
export interface Topic {
  readonly text: string;
  readonly key: string;
  readonly query: Query;
}

export interface Follow {
  readonly owner: Owner;
  readonly topic: Topic;
  readonly level: Level;
  /** Since when (epoch ms) each of its papers rings at once, which is listed after that; undefined where none does. */
  readonly alertSince?: number;
}

/** Whether a paper of a followed topic rings at once when it is first listed, as people say it. */
export const Alert = z.enum(['now', 'off']);
export type Alert = z.infer<typeof Alert>;

/** A follow as somebody orders it: where nothing is said of alerts, they stay as they are. */
export type NewFollow = Omit<Follow, 'alertSince'> & { readonly alert?: Alert | undefined };

/** What an owner does not want to see: a topic or one paper, for some time or for good. */
export type Mute = { readonly owner: Owner /** Epoch ms. */; readonly until?: number } & (
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'paper'; readonly paper: string }
);

/** The most topics an owner may follow, and the most characters of one. */
export const TOPIC_LIMITS = { channel: 25, person: 50, characters: 100 };

/** The most topics, and the most papers, that an owner may mute. */
export const MUTE_LIMITS = { topic: 100, paper: 1_000 };

/** Reads a topic as somebody types it now, and what was read otherwise than typed. UserError where it is none, or an operator has a wrong value. */
export function newTopic(
  typed: string,
  context?: ReaderContext,
): { readonly topic: Topic; readonly notes: readonly string[] } {
  const subject = subjectTyped(typed);
  const reading = readQuery(subject.text, { ...context, isTopic: true });
  refuseWrong(reading);
  refuseAnyAuthor(reading);
  const [paper] = reading.papers;
  if (paper !== undefined) {
    throw new UserError('topic-is-paper', [
      'That is a paper, and a topic is named in words: type ',
      { command: `similar ${paper}` },
      ' for papers like it, or ',
      { command: `dismiss ${paper}` },
      ' to leave it out.',
    ]);
  }
  const topic = topicOf(subject.text);
  // What was found to be a name, or a day, is kept as that, whatever is stored later.
  const named = queryText(reading.query);
  return {
    topic: named === queryText(topic.query) ? topic : topicOf(named),
    notes: [...subject.notes, ...reading.notes],
  };
}

/** UserError where any of several authors is meant: a topic is by all that it names. */
function refuseAnyAuthor(reading: Reading): void {
  const topics = eachAuthor(reading);
  if (topics.length === 0) return;
  throw new UserError(
    'option-invalid',
    `Papers by any of several authors take a topic for each of them: ${enumerated(topics)}.`,
  );
}

/** Tells the kept topics that are meant by what somebody types now: any spelling of it, with its quotes or without, as it would be read anew, and also what an earlier version read otherwise. UserError as `topicOf`. */
export function meansTopic(typed: string, context?: ReaderContext): (kept: Topic) => boolean {
  const bare = ({ text }: Topic) => straightQuotes(text).replaceAll('"', '').toLowerCase();
  // Papers that came since may write as one what was two then.
  const apart = context && { ...context, writes: () => false };
  const respelled = waysToSpell(typed).slice(1).map(topicOf);
  const readings = [topicOf(typed), ...respelled, ...readAnew(typed, context), ...readAnew(typed, apart)];
  return (kept) => readings.some((each) => kept.key === each.key || bare(kept) === bare(each));
}

function readAnew(typed: string, context: ReaderContext | undefined): readonly Topic[] {
  // An earlier version may have kept what is refused by now.
  return unlessRefused(() => [newTopic(typed, context).topic]) ?? [];
}

/** Reads a topic that is kept, whatever an earlier version made of it. */
export function storedTopic(text: string, key: string): Topic {
  const query = parseQuery(text);
  if (!isEmpty(query)) return { text, key, query };
  return { text, key, query: { ...query, words: wordsOf(text) } };
}

/** Reads a topic in the query language. UserError where it names nothing or is too long. */
export function topicOf(typed: string): Topic {
  const text = oneLine(typed);
  if (text.length > TOPIC_LIMITS.characters) {
    throw new UserError(
      'topic-too-long',
      `A topic has at most ${TOPIC_LIMITS.characters} characters, this one has ${text.length}: name it in fewer words.`,
    );
  }
  const query = parseQuery(text);
  if (isEmpty(query)) {
    throw new UserError('topic-empty', 'A topic is named in words, such as LLM quantization.');
  }
  return { text, key: topicKey(query), query };
}

/** The owner as one text; no id can be made to look like another's. */
export function ownerKey(owner: Owner): string {
  return owner.kind === 'channel'
    ? JSON.stringify(['channel', owner.channel.platform, owner.channel.workspace, owner.channel.id])
    : JSON.stringify(['person', owner.person.platform, owner.person.id]);
}

// Order, case, endings and small words do not make another topic of it.
function topicKey(query: Query): string {
  const sorted = (texts: readonly string[]) => texts.map((text) => terms(text).join(' ')).toSorted();
  const wording = ({ words, phrases }: Wording) => ({
    words: [...new Set(sorted(words).filter(Boolean))],
    phrases: sorted(phrases),
  });
  const names = (all: readonly string[]) => all.map((name) => name.toLowerCase()).toSorted();
  return queryText({
    ...query,
    ...wording(query),
    or: query.or.map(wording),
    without: sorted(query.without),
    authors: names(query.authors),
    notAuthors: names(query.notAuthors),
    organizations: names(query.organizations),
    notOrganizations: names(query.notOrganizations),
  });
}
