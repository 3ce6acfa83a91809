import { COMPOUNDS } from './steps/compounds.ts';
import { FIRST } from './steps/first.ts';
import { MATCHING, MEANINGS, PAIRS } from './steps/learned.ts';
import { JOINED, NAMES, SPELLINGS } from './steps/names.ts';
import { BY_DAY, DISCUSSIONS, ON_DAY, PACKED, UNKNOWN_COUNTS } from './steps/papers.ts';

/** The archive's tables, a step a release that changed them, in order; a step that was released is never edited. */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  MATCHING,
  MEANINGS,
  BY_DAY,
  UNKNOWN_COUNTS,
  DISCUSSIONS,
  PAIRS,
  NAMES,
  COMPOUNDS,
  ON_DAY,
  SPELLINGS,
  JOINED,
  PACKED,
];
