import type { Reason } from './document.ts';
import type { Day, Listing, Paper } from './paper.ts';

/** A paper that was picked, the list it comes from, and why. */
export interface Pick {
  readonly paper: Paper;
  readonly day: Day;
  readonly reasons: readonly Reason[];
}

/** Papers picked for one reader or channel. */
export interface Selection {
  readonly picks: readonly Pick[];
  /** How many different papers there were to pick from. */
  readonly of: number;
}

/** The most upvoted papers of some lists, each once however often it was listed; ties keep the list's order. */
export function select(listings: readonly Listing[], size: number): Selection {
  const ranked = unique(listings.toSorted((a, b) => b.upvotes - a.upvotes || a.rank - b.rank));
  const picks = ranked.slice(0, size).map(({ paper, day }, index) => ({
    paper,
    day,
    reasons: [{ kind: 'upvotes' as const, rank: index + 1, of: ranked.length }],
  }));
  return { picks, of: ranked.length };
}

function unique(listings: readonly Listing[]): Listing[] {
  const seen = new Set<string>();
  return listings.filter(({ paper }) => !seen.has(paper.id) && seen.add(paper.id));
}
