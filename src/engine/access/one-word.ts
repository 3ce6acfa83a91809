import type { Archive } from '#core/archive/archive.ts';

type Words = Pick<Archive, 'papersWith' | 'papersWriting'>;

// A word of so many papers is nobody's whim.
const FEWEST = { asOne: 20, known: 10 };
/** So many times more papers write it so than otherwise: what is joined may also be written with a hyphen, and what is not is a slip. */
const TIMES = { asOne: 3, asTwo: 5 };
const SHORTEST_PART = 3;
/** Of more papers it is known that they are many. */
const COUNTED = 100;
const MOST_PARTS = 3;

/** Whether most papers that have two words beside each other write them as one: "multi modal" is multimodal, and "long context" is two. */
export function isOneWord(archive: Words, before: string, after: string): boolean {
  const papersWith = (word: string) => archive.papersWith(word) ?? 0;
  const asOne = papersWith(`${before}${after}`);
  if (asOne < FEWEST.asOne) return false;
  const { count, isAll } = beside(archive, before, after);
  // What has a hyphen counts as one and as both words: only what is more than these is surely written as one.
  return isAll ? asOne >= TIMES.asOne * count : asOne > Math.min(papersWith(before), papersWith(after));
}

/** The words that papers write for one that hardly any has: "languagemodels", "largelanguagemodels". Undefined where there are none. */
export function wordsIn(archive: Words, word: string, most = MOST_PARTS): readonly string[] | undefined {
  const asOne = archive.papersWith(word) ?? 0;
  if (asOne >= FEWEST.known || most < 2) return undefined;
  const least = TIMES.asTwo * Math.max(1, asOne);
  const isLikely = (part: string) => (archive.papersWith(part) ?? 0) >= least;
  const cuts = Array.from(
    { length: Math.max(0, word.length - 2 * SHORTEST_PART + 1) },
    (_, at) => at + SHORTEST_PART,
  )
    .map((at) => [word.slice(0, at), word.slice(at)] as const)
    .filter(([first]) => isLikely(first));
  const two = cuts.find(([first, rest]) => isLikely(rest) && beside(archive, first, rest).count >= least);
  if (two) return two;
  for (const [first, rest] of cuts) {
    const others = rest.length < 2 * SHORTEST_PART ? undefined : wordsIn(archive, rest, most - 1);
    if (others?.[0] && beside(archive, first, others[0]).count >= least) return [first, ...others];
  }
  return undefined;
}

/** How many papers have two words beside each other, and whether that is all of them. */
function beside(archive: Words, before: string, after: string): { count: number; isAll: boolean } {
  const count = archive.papersWriting(`${before} ${after}`, COUNTED + 1);
  return { count: Math.min(count, COUNTED), isAll: count <= COUNTED };
}
