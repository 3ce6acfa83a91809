import { z } from 'zod';
import { namedIn } from '../text/named-in.ts';

/** Whom a message notifies: a role, a user group, or everybody who is there. */
export const Notified = z.object({
  /** As their platform calls them; only its adapter reads it. */
  id: z.string().min(1).max(60),
  /** How people know them, such as "@readers". */
  name: z.string().min(1).max(100),
});
export type Notified = z.infer<typeof Notified>;

/** Whom a subscription mentions: in its digests, in the papers that ring in its channel, or in all of them. */
export const Mention = Notified.extend({ in: z.enum(['all', 'digests', 'alerts']) });
export type Mention = z.infer<typeof Mention>;

const NOBODY = /^(?:off|none|no|nobody|no one|no-one|never)$/i;
const ONLY_IN =
  /^(?<who>.{1,100}?)[ ,]+(?:(?:only )?(?:in|for|with) (?:the )?(?<some>digest|alert)s?(?: only)?|(?<only>digest|alert)s? only)$/i;

/** Whether what is typed names nobody. */
export function isNobody(typed: string): boolean {
  return NOBODY.test(typed.replace(/\s+/g, ' ').trim());
}

/** What is typed as a mention: whom, as it was typed, and in which messages, such as "@readers in alerts"; undefined where it is nobody. */
export function readMention(typed: string): { readonly who: string; readonly in: Mention['in'] } | undefined {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (NOBODY.test(text)) return undefined;
  const { who = text, some, only } = namedIn(ONLY_IN, text);
  const kind = (some ?? only)?.toLowerCase();
  return { who, in: kind === 'digest' ? 'digests' : kind === 'alert' ? 'alerts' : 'all' };
}

/** A mention as it may be typed again: "@readers in alerts", or "off". */
export function typedMention(mention: Mention | undefined): string {
  if (!mention) return 'off';
  return mention.in === 'all' ? mention.name : `${mention.name} in ${mention.in}`;
}

/** Whom a message mentions by these: the first whose mentions are also in messages of its kind. */
export function mentionedIn(
  kind: 'digests' | 'alerts',
  of: readonly { readonly mention?: Mention | undefined }[],
): Notified | undefined {
  const mention = of.map((each) => each.mention).find((each) => each?.in === 'all' || each?.in === kind);
  return mention && { id: mention.id, name: mention.name };
}
