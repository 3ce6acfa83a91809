/** A sign that leaves out what stands behind it, in words. */
type Sign = readonly string[];

const signs = (typed: string): readonly Sign[] => typed.split(', ').map((sign) => sign.split(' '));

// Longest first. A title has "without" and "not" as well, so that these leave out of a topic alone.
const SIGNS = signs(
  'but nothing about, but nothing on, but not, but no, but without, but w/o, except for, except, excluding, ' +
    'excl, exclude, other than, apart from, aside from, not including, that are not about, not about, and not, ' +
    'leaving out, leave out, filter out, filtering out, ignoring, minus the, and ignore, and skip',
);
const OF_TOPICS = signs('without, w/o, not, minus, no');
// Behind a comma or a bracket.
const APART = signs(
  'nothing about, nothing on, and no, just not, just no, not, no, minus, skip, skipping, ignore, hide, drop',
);
// "The whole list but robots".
const OF_LISTS = signs('but');
/** Where a sign may stand: behind a comma or a bracket, right behind a bracket, in a topic, and before anything else is asked for of a list. */
export interface SignPlace {
  readonly apart: boolean;
  readonly opened: boolean;
  readonly isTopic: boolean | undefined;
  readonly isWhole: boolean | undefined;
}

/** The sign that some words are; undefined where they are none at that place. */
export function signOf(isWord: (word: string, on: number) => boolean, place: SignPlace): Sign | undefined {
  const known = [
    ...SIGNS,
    ...(place.apart ? APART : []),
    ...(place.isTopic || place.opened ? OF_TOPICS : []),
    ...(place.isWhole ? OF_LISTS : []),
  ];
  return known.find((words) => words.every(isWord));
}
