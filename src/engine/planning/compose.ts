import type { PaperSource } from '#core/archive/paper-source.ts';
import { isDirect } from '#core/channel.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Edition } from '#core/digest/edition.ts';
import type { Plan } from '#core/digest/plan.ts';
import type { Document } from '#core/document.ts';
import { channelDigestDocument } from '#core/format/digest/channel.ts';
import { mentionedIn } from '#core/subscriptions/mention.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';

/** The messages of a digest as its platform will be sent them, each with the papers it carries. */
export type Messages = readonly { readonly payload: string; readonly papers: readonly string[] }[];

type Renderer = Pick<ChatAdapter, 'platform' | 'render'>;
type Digest = Extract<Plan, { kind: 'digest' }>;

/** Makes the messages of one edition's digests; those that are equal are rendered once. */
export function createComposer(edition: Edition, source: Pick<PaperSource, 'pages'> = {}) {
  const rendered = new Map<string, Messages>();
  return (adapter: Renderer, subscription: Subscription, digest: Digest): Messages => {
    const key = alikeKey(adapter, subscription, digest);
    const known = key && rendered.get(key);
    if (known) return known;
    const mention = mentionedIn('digests', [subscription]);
    const shown = digestDocumentOf(subscription, digest, { edition, source });
    const document = mention ? { ...shown, mention } : shown;
    const ids = digest.selection.picks.map(({ paper }) => paper.id);
    // Papers count as shown with the first message: where a later one fails, they are not shown again in part.
    const messages = adapter
      .render(document)
      .map((payload, part) => ({ payload, papers: part === 0 ? ids : [] }));
    if (key) rendered.set(key, messages);
    return messages;
  };
}

/** A digest as its readers see it. */
export function digestDocumentOf(
  subscription: Subscription,
  { newest, selection, sleepers }: Digest,
  { edition, source }: { readonly edition: Edition; readonly source: Pick<PaperSource, 'pages'> },
): Document {
  const { made: now, freshness } = edition;
  // A list before the open one is filled.
  const filled = newest < freshness.day ? { settles: now } : {};
  const facts = { ...freshness, ...filled, now, pages: source.pages?.(newest) ?? [] };
  return channelDigestDocument(subscription, { newest, selection, sleepers, facts });
}

/** What two digests with the same text have in common; undefined where a topic gives its reasons, which is hardly ever so twice. */
function alikeKey(
  { platform }: Renderer,
  { channel, name, kind, thread, mention }: Subscription,
  digest: Digest,
): string | undefined {
  const { newest, selection, sleepers = [] } = digest;
  if (selection.fromTopics > 0) return undefined;
  const { picks, of, lists, muted, shownBefore } = selection;
  // A reason counts among how many and where a paper stands, also among those left out.
  const shown = picks.map(({ paper, day, reasons }) => [paper.id, day, reasons]);
  return JSON.stringify([
    platform,
    isDirect(channel),
    name,
    kind,
    thread === 'day',
    mention,
    newest,
    of,
    lists,
    muted,
    shownBefore,
    shown,
    sleepers.map(({ paper, day, before, now }) => [paper.id, day, before, now]),
  ]);
}
