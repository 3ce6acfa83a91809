import { sentences } from '../sentences.ts';
import { clipWords } from '../text.ts';

// One sentence of so many characters says enough to stand alone, also where it uses less than half of the room.
const ENOUGH = 80;
// What leads from the background to what the paper does, and can go where there is little room: "To address this, we …".
const OPENING =
  /^(?:In (?:this|our) |To |Therefore|Thus|Hence|Motivated |Inspired |Based |Building |Here|In response|As such|Given |With this)[^,]*, (?=(?:we|this|our) )/;
// Where a clause ends: at its comma, semicolon, colon or dash, with what begins another one behind it.
const CLAUSE_END =
  /(?:[;:]|,(?= (?:and|but|or|so|yet|which|who|whose|where|while|thus|thereby|with|without|by|using|to|as|making|\p{Ll}+ing|resulting|based)\b)| [–—-])(?= )/gu;

/** At most `size` characters of a gist: whole sentences, else without what leads up to it, else to a clause's end and "…", else whole words. */
export function clipGist(text: string, size: number): string {
  if (text.length <= size) return text;
  const [first = '', ...more] = sentences(text);
  const whole = more.reduce(
    (so, each) => (`${so} ${each}`.length <= size && so ? `${so} ${each}` : so),
    first,
  );
  if (whole.length <= size && whole.length >= Math.min(size / 2, ENOUGH)) return whole;
  const bare = first.length > size ? withoutOpening(text) : text;
  if (bare !== text) return clipGist(bare, size);
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
  const ends = [...text.slice(0, size).matchAll(CLAUSE_END)].map(({ index }) => text.slice(0, index));
  const last = ends.findLast((begin) => !hasOpenBracket(begin));
  return last && last.length >= size / 2 ? `${last.trimEnd()}…` : undefined;
}

function hasOpenBracket(text: string): boolean {
  return count(text, '(') > count(text, ')');
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
