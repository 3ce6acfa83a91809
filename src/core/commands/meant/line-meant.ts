import { straightQuotes } from '../../text/quotes.ts';
import { daysMeant } from './days-meant.ts';
import { digestChange } from './digest-change.ts';
import { digestsElsewhere } from './digests-elsewhere.ts';
import type { Meant } from './meant.ts';
import { paperWanted } from './papers-meant.ts';

const READERS: readonly ((said: string) => Meant | undefined)[] = [
  digestChange,
  digestsElsewhere,
  paperWanted,
  daysMeant,
];
const BEFORE =
  /^(?:(?:(?:can|could|would|will) (?:you|we|i)|please|pls|just|i(?:['’]d| would) like(?: you)? to|i want you to|let['’]?s)\s+)+(?=\S)/i;
const BEHIND = /(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx))?(?:[\s?!]|(?<!\d\.\d{1,2})\.)*$/i;
const LONGEST = 400;

/** What a line plainly asks for in words that begin with no command, or with one that is not meant: "unpause", "top 5 today", "cite 2608.01234". Undefined where it is none of these. */
export function lineMeant(line: string): Meant | undefined {
  if (line.length > LONGEST) return undefined;
  const said = straightQuotes(line).replace(BEHIND, '').replace(BEFORE, '');
  for (const read of READERS) {
    const meant = read(said);
    if (meant) return meant;
  }
  return undefined;
}
