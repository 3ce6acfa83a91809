import type { Action, Block, Document, Part, Text } from '../../document.ts';
import { describeSchedule, type Subscription } from '../../subscriptions/subscription.ts';
import type { ManagedChannel } from '../../subscriptions/workspace/asked-workspace.ts';
import { clipWords, oneLine, plural } from '../../text/text.ts';
import type { Due } from '../../time/schedule.ts';
import { dueTime } from '../subscription/changed.ts';
import { digestScope, ownName } from '../subscription/scope.ts';
import { restLines } from '../subscription/settings.ts';

/** A digest of a workspace, as whoever may set up its channel is told of it. */
export interface ListedDigest extends ManagedChannel {
  readonly subscription: Subscription;
  /** Whether its channel has others. */
  readonly several: boolean;
  readonly next?: Due | undefined;
  /** Why its channel takes nothing. */
  readonly trouble?: string | undefined;
  /** By its own clock. */
  readonly today: string;
}

/** So many digests stand on a page: of these, each with its button, every chat takes one message. */
export const DIGESTS_A_PAGE = 10;

interface Listing {
  /** “this server” */
  readonly where: string;
  /** Those on the page. */
  readonly digests: readonly ListedDigest[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Channels of which the platform does not say now whether they are the reader's to set up. */
  readonly unsure: number;
  /** Who sets channels up, for whoever may name them. */
  readonly managers: readonly Block[];
}

/** The digests of a workspace's channels, those of channels that Paperboy cannot see first; each is opened by a button, and changed, moved or ended from there. */
export function allDigestsDocument(listing: Listing): Document {
  const { where, digests, total, page, pages, unsure, managers } = listing;
  const title = `Digests of ${where}`;
  const count = pages > 1 ? `${total}, page ${page} of ${pages}` : String(total);
  const none = `No digest is ordered in a channel of ${where} that you may set up.`;
  return {
    summary: total === 0 ? none : `${title}: ${plural(total, 'digest')}`,
    blocks: [
      { kind: 'heading', text: title, ...(total > 0 ? { aside: count } : {}) },
      ...(total === 0 ? [{ kind: 'text' as const, text: none }] : []),
      ...digests.map((digest) => ({ kind: 'text' as const, text: lineOf(digest) })),
      ...actionsOf(digests.map(openingOf)),
      ...actionsOf(turning(page, pages)),
      ...(unsure > 0 ? [{ kind: 'note' as const, text: unsureText(unsure) }] : []),
      ...managers,
    ],
  };
}

/** "#quant, robots: weekly on Monday at 09:00 Europe/Berlin · next: Mon 24 Aug 2026 at 09:00 Europe/Berlin". */
function lineOf(digest: ListedDigest): Text {
  const { subscription, next } = digest;
  const line = clipWords(`${nameOf(digest)}: ${describeSchedule(subscription)}`, 250);
  const facts = [
    ...(digest.unseen ? ['Paperboy cannot see this channel any more: move the digest, or end it'] : []),
    ...restLines(subscription, digest.today),
    ...(digest.trouble && !digest.unseen ? [clipWords(oneLine(digest.trouble), 120)] : []),
  ];
  const coming: Part[] = next && !digest.unseen ? [' · next: ', dueTime(next, subscription.zone)] : [];
  return [line, ...coming, ...facts.map((fact) => ` · ${fact}`)];
}

function nameOf({ at, subscription, several }: ListedDigest): string {
  const name = ownName(subscription, several);
  return name ? `${at.shown}, ${name}` : at.shown;
}

function openingOf(digest: ListedDigest): Action {
  const { subscription, at, several } = digest;
  return { label: nameOf(digest), command: 'settings', ...digestScope({ ...subscription, at }, several) };
}

function turning(page: number, pages: number): Action[] {
  const to = (label: string, at: number): Action => ({
    label,
    command: 'settings',
    options: { show: 'all', ...(at > 1 ? { page: at } : {}) },
  });
  return [...(page > 1 ? [to('Previous', page - 1)] : []), ...(page < pages ? [to('Next', page + 1)] : [])];
}

function actionsOf(actions: readonly Action[]): Block[] {
  return actions.length > 0 ? [{ kind: 'actions', actions }] : [];
}

function unsureText(unsure: number): string {
  return `Of ${plural(unsure, 'channel')} it cannot be said now whether you may set them up: look again in some minutes.`;
}
