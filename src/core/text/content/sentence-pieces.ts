const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const PLAIN = /^\p{ASCII}*$/u;
// A mark that may end a sentence with what closes behind it and blanks, or the end of a line.
const MARK = /[.?!]["'()[\]{}]*[\t\v\f ]*|\r\n?|\n/g;
const LINE_END = /^[\r\n]/;
// Behind such a mark the sentence goes on.
const GOES_ON = /[,\-:;.?!\r\n]/y;
// Behind a full stop alone: a small letter before any other.
const SMALL_NEXT = /[^A-Za-z\r\n.?!]*[a-z]/y;
// Right behind a full stop: the rest of a number, and of a word that has stops between its letters.
const NUMBER = /\d/y;
const CAPITAL = /[A-Z]/y;
const LETTER = /[A-Za-z]/y;

/**
 * A text in the pieces that Unicode's rules for sentences (UAX #29) part it into; all of them together are the text. Most texts are
 * plain English, in which those rules are few: the platform's own segmenter takes ten times as long.
 */
export function sentencePieces(text: string): string[] {
  if (!PLAIN.test(text)) return Array.from(segmenter.segment(text), ({ segment }) => segment);
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const end = index + mark.length;
    if (end === text.length || !isEnd(text, mark, index)) continue;
    pieces.push(text.slice(from, end));
    from = end;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function isEnd(text: string, mark: string, index: number): boolean {
  if (LINE_END.test(mark)) return true;
  const next = index + mark.length;
  if (stands(GOES_ON, text, next)) return false;
  if (!mark.startsWith('.')) return true;
  if (stands(SMALL_NEXT, text, next)) return false;
  if (mark.length > 1) return true;
  return !stands(NUMBER, text, next) && !(stands(LETTER, text, index - 1) && stands(CAPITAL, text, next));
}

function stands(what: RegExp, text: string, at: number): boolean {
  what.lastIndex = at;
  return what.test(text);
}
