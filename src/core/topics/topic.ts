import { z } from 'zod';
import { Channel, Person } from '../channel.ts';
import { UserError } from '../errors.ts';
import { isEmpty, parseQuery, type Query, queryText } from '../search/query.ts';
import { oneLine } from '../text/text.ts';
import { terms } from '../text/words.ts';

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
}

/** What an owner does not want to see: a topic or one paper, for some time or for good. */
export type Mute = { readonly owner: Owner /** Epoch ms. */; readonly until?: number } & (
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'paper'; readonly paper: string }
);

/** The most topics an owner may follow, and the most characters of one. */
export const TOPIC_LIMITS = { channel: 25, person: 50, characters: 100 };

/** The most topics, and the most papers, that an owner may mute. */
export const MUTE_LIMITS = { topic: 100, paper: 1_000 };

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
  return queryText({
    ...query,
    words: [...new Set(sorted(query.words).filter(Boolean))],
    phrases: sorted(query.phrases),
    without: sorted(query.without),
    authors: query.authors.map((name) => name.toLowerCase()).toSorted(),
    organizations: query.organizations.map((name) => name.toLowerCase()).toSorted(),
  });
}
