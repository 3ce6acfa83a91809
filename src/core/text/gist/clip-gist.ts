import { sentences } from '../sentences.ts';
import { clipWords } from '../text.ts';

/** The most characters of a gist: 98 of 100 summaries of the source are whole in them. */
export const GIST = 280;

// One sentence of so many characters says enough to stand alone, also where it uses less than half of the room.
const ENOUGH = 80;
// What leads up to what the paper does, and can go where there is little room: "To address this, we propose …".
const OPENING =
  /^[^.?!]*?, (?=(?:in this (?:paper|work), )?(?:we|this (?:paper|work)) (?!\w+ (?:that|to)\b))/;
// What stands in brackets, but for the numbers of a list.
const ASIDE = / \([^()]{6,}\)/g;
// What is added to a sentence that is complete without it.
const ADDED = /[;:] |, (?=(?:which|with|thus|thereby|hence|\p{Ll}{3,}ing) (?!and\b))/gu;
// Where else a clause ends: at a comma or dash, with what begins another one behind it.
const CLAUSE_END =
  /(?:,(?= (?:and|but|or|so|yet|who|whose|where|while|without|by|using|to|as|resulting|based)\b)| [–—-])(?= )/gu;

/** At most `size` characters of a gist: whole sentences, else without what leads up to it and what is in brackets, else to a clause's end (with "…" where more belongs to the sentence), else whole words and "…". */
export function clipGist(text: string, size: number): string {
  if (text.length <= size) return text;
  const [first = '', ...more] = sentences(text);
  const whole = more.reduce((so, each) => (`${so} ${each}`.length <= size ? `${so} ${each}` : so), first);
  if (whole.length > size) {
    const shorter = [withoutOpening(text), text.replace(ASIDE, '')].find((each) => each !== text);
    if (shorter) return clipGist(shorter, size);
  } else if (whole.length >= Math.min(size / 2, ENOUGH)) return whole;
  return clipClause(text, size) ?? clipWords(text, size);
}

function withoutOpening(text: string): string {
  const opening = OPENING.exec(text)?.[0];
  if (!opening) return text;
  const rest = text.slice(opening.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** A text to the last end of a clause within so many characters, outside of brackets; undefined where that would be less than half. */
function clipClause(text: string, size: number): string | undefined {
  const last = (ends: RegExp) =>
    [...text.matchAll(ends)]
      .map(({ index }) => text.slice(0, index).trimEnd())
      .findLast((begin) => begin.length < size && begin.length >= size / 2 && !hasOpenBracket(begin));
  const complete = last(ADDED);
  if (complete) return `${complete}.`;
  const begun = last(CLAUSE_END);
  return begun && `${begun}…`;
}

function hasOpenBracket(text: string): boolean {
  return text.split('(').length > text.split(')').length;
}
