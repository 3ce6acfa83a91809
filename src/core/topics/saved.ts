import type { Person } from '../channel.ts';
import type { Paper } from '../paper.ts';

/** A paper that someone keeps, as it was when it was saved: it outlives the archive. */
export interface SavedPaper {
  readonly paper: Paper;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The most papers that one person may keep. */
export const MOST_SAVED = 1_000;

/** What people have saved, each for themselves alone. A rejection never means "nothing saved". */
export interface SavedPapers {
  /** Newest first. */
  of(person: Person): Promise<readonly SavedPaper[]>;
  /** `full` where the person keeps as many as are allowed. */
  put(person: Person, saved: SavedPaper): Promise<'added' | 'known' | 'full'>;
  /** The key by which `Undos` know it; undefined where it was not saved. */
  remove(person: Person, id: string): Promise<string | undefined>;
}
