import type { Allowance } from '#core/commands/allowance.ts';

/** What one address may ask: pages that have to be made or sent whole, and feeds for which a reader does not say what it has. */
export const PAGE_ALLOWANCE: Allowance = { burst: 120, everyMs: 200 };
export const FEED_ALLOWANCE: Allowance = { burst: 4, everyMs: 60_000 };
/** Of what topics would bring, which takes a moment each. */
export const TOPIC_ALLOWANCE: Allowance = { burst: 10, everyMs: 6_000 };
/** Mailboxes that one address asks to be written to: five an hour. */
export const ASK_ALLOWANCE: Allowance = { burst: 5, everyMs: 720_000 };
/** Addresses that are remembered; the one that asked longest ago is forgotten first. */
export const MOST_VISITORS = 20_000;

/** Pages that are kept as they were sent: how many, and for how long. */
export const KEPT = { most: 1_000, bytes: 16 * 1024 * 1024, ms: 60_000 };

/** How long others may keep an answer, in seconds. */
export const MAX_AGE = { complete: 86_400, page: 60, feed: 1_800 };

/** Papers on a page or in a feed, and characters of an address. */
export const SIZES = { list: 100, period: 50, search: 10, feed: 50, similar: 10, address: 2_000 };
