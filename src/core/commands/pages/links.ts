import type { Channel } from '../../channel.ts';

/** What a link that nobody can guess opens: a person's own page, a feed of what they have saved, or one of what a channel was sent. A person's own is of their direct messages. */
export interface LinkTo {
  readonly kind: 'page' | 'saved' | 'sent';
  readonly of: Channel;
}

const DAY_MS = 86_400_000;

/** How long a link to it opens, in ms: a page can be changed by, a feed is read by a program for as long as somebody wants it. */
export const LINK_LASTS: Readonly<Record<LinkTo['kind'], number>> = {
  page: 30 * DAY_MS,
  saved: Number.POSITIVE_INFINITY,
  sent: Number.POSITIVE_INFINITY,
};

/** Links of one kind to the same that are there at once: of more, the oldest ends. */
export const MOST_LINKS = 5;

/** Links that open what is somebody's own, until they end. Only hashes of their tokens are kept; time is the state's own. A rejection never means "none". */
export interface Links {
  /** Makes one, and tells its token this once: 22 letters, digits, `-` and `_`, 132 bits. */
  make(to: LinkTo): Promise<string>;
  /** What a token opens; undefined where it opens nothing, or nothing any more. */
  opens(token: string): Promise<LinkTo | undefined>;
  /** Ends all links to it; how many that were. */
  end(to: LinkTo): Promise<number>;
}
