import { Temporal } from 'temporal-polyfill';
import { type Channel, directMessages, type Person, personBehind } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { LINK_LASTS, type Links, type LinkTo } from '#core/commands/pages/links.ts';
import { ownFeedAddress, ownPageAddress } from '#core/commands/pages/own-addresses.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { endedDocument, feedDocument, ownPageDocument, papersDocument } from '#core/format/own/own-links.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { utcDay } from '#core/time/dates.ts';
import type { SavedPapers } from '#core/topics/saved.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { requirePermission } from '../../access/permissions.ts';

export interface OwnLinkParts {
  readonly links: Links;
  /** Where pages are, without a slash at its end; nowhere where it is left out. */
  readonly pagesAt?: string | undefined;
  readonly ledger: Ledger;
  readonly saved: SavedPapers;
  readonly archiveAccess: ArchiveAccess;
  readonly clock: Clock;
}

type Wanted = 'new' | 'off';

/** A link to a person's own page, or the end of all there are. */
export async function ownPage(
  parts: OwnLinkParts,
  { person, links: wanted }: { person: Person; links: Wanted },
): Promise<Document> {
  const to: LinkTo = { kind: 'page', of: directMessages(person) };
  if (wanted === 'off') return endedDocument('page', await parts.links.end(to));
  const at = pagesAt(parts);
  const until = parts.clock.now().add({ milliseconds: LINK_LASTS.page });
  return ownPageDocument(at + ownPageAddress(await parts.links.make(to)), until);
}

/** Links to a feed of what a channel is sent, for those who may set it up, or of what somebody has saved; or the end of all there are. */
export async function ownFeed(
  parts: OwnLinkParts,
  { of, links: wanted, ...caller }: Caller & { of: 'channel' | 'saved'; links: Wanted },
): Promise<Document> {
  const to: LinkTo =
    of === 'saved'
      ? { kind: 'saved', of: directMessages(caller.person) }
      : { kind: 'sent', of: caller.channel };
  if (to.kind === 'sent' && !personBehind(to.of)) await requirePermission(caller, 'feed saved');
  if (wanted === 'off') return endedDocument(to.kind, await parts.links.end(to));
  const at = pagesAt(parts);
  const token = await parts.links.make(to);
  return feedDocument(to, {
    atom: at + ownFeedAddress(token, 'atom'),
    json: at + ownFeedAddress(token, 'json'),
  });
}

function pagesAt(parts: OwnLinkParts): string {
  if (parts.pagesAt !== undefined) return parts.pagesAt;
  throw new UserError(
    'no-pages',
    'There are no pages or feeds here: whoever runs this Paperboy can turn them on.',
  );
}

/** A paper, and the day on which it came to whoever has the link. */
interface Came {
  readonly paper: Paper;
  readonly day: Day;
}

/** The papers behind a link to a feed, those that came last first, so many at most. */
export async function feedPapers(
  parts: OwnLinkParts,
  { to, size }: { to: LinkTo; size: number },
): Promise<Document> {
  const owner = personBehind(to.of);
  const came = to.kind === 'saved' && owner ? await savedBy(parts, owner) : await sentTo(parts, to.of, size);
  return papersDocument(to.kind, came.slice(0, size));
}

async function savedBy({ saved }: OwnLinkParts, person: Person): Promise<Came[]> {
  const all = await saved.of(person);
  return all.map(({ paper, at }) => ({ paper, day: utcDay(Temporal.Instant.fromEpochMilliseconds(at)) }));
}

/** What arrived alone, each paper once, on the day of the first message that had it. */
async function sentTo(parts: OwnLinkParts, channel: Channel, size: number): Promise<Came[]> {
  const { archive } = await parts.archiveAccess.open({ patience: 'reader' });
  // A message has a paper at least, or is a note.
  const receipts = await parts.ledger.receipts(channel, 2 * size);
  const days = new Map(
    receipts
      .filter(({ state }) => state === 'sent')
      .flatMap(({ papers, day }) => papers.map((id): [string, Day] => [id, day])),
  );
  return [...days].flatMap(([id, day]) => {
    const found = archive.paper(id);
    return found ? [{ paper: found.paper, day }] : [];
  });
}
