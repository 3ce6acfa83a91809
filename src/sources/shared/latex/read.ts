import { DROPS_FIRST, FORMATTING, SPACES } from './forms.ts';
import { ACCENTS, LETTERS, SIGNS } from './signs.ts';

/** What is left to read, a token at a time; the newest first token is what was left of one that was read in part. */
interface Reader {
  readonly tokens: string[];
  at: number;
  depth: number;
}

const TOKEN = /\\[A-Za-z]+\*?|\\.|[^\\{}_^]+|./gsu;
const DEEPEST = 30;
const CONTRACTION = /^(?:s|t|re|ve|ll|m|d)(?!\p{L})/u;

/**
 * What a text says that is written in LaTeX, its math in braces: signs for the commands that stand for one, letters with their
 * accents, formatting gone. A command that nobody knows leaves its name. No backslash and no brace is left.
 */
export function readLatex(text: string): string {
  return sequence({ tokens: text.match(TOKEN) ?? [], at: 0, depth: 0 });
}

function sequence(reader: Reader): string {
  let said = '';
  for (let token = take(reader); token !== undefined; token = take(reader)) {
    if (token === '}' && reader.depth > 0) return said;
    said += piece(reader, token, said);
  }
  return said;
}

function take(reader: Reader): string | undefined {
  return reader.tokens[reader.at++];
}

function next({ tokens, at }: Reader): string {
  return tokens[at] ?? '';
}

function piece(reader: Reader, token: string, before: string): string {
  if (token === '{') return bare(group(reader), before);
  if (token === '}') return '';
  if (token === '_' || token === '^') return isArgument(next(reader)) ? script(token, reader) : token;
  if (!token.startsWith('\\')) return token;
  const name = token.slice(1).replace(/(?<=.)\*/, '');
  return /[A-Za-z]/.test(name) ? command(reader, name) : punctuation(reader, name, before);
}

/** The content of the group whose brace was just read. */
function group(reader: Reader): string {
  return within(reader, () => sequence(reader));
}

// Deeper than anyone writes, nothing is read as part of something else any more: a stack has an end.
function within(reader: Reader, read: () => string): string {
  if (reader.depth >= DEEPEST) return '';
  reader.depth++;
  const held = read();
  reader.depth--;
  return held;
}

// Some of what comes has lost its backslashes already: `1.2{sim}1.3`, `GIGA-ToF{https://…}`.
function bare(held: string, before: string): string {
  if (held === 'sim') return '~';
  const isAside = /^(?:https?:\S*|this link)$/.test(held) && /\S$/.test(before);
  return isAside ? ` (${held})` : held;
}

function command(reader: Reader, name: string): string {
  const letter = LETTERS.get(name);
  if (letter !== undefined) return withinWord(reader, letter);
  if (ACCENTS.has(name)) return accent(reader, name, '');
  if (SPACES.has(name)) return ' ';
  if (/^(?:[dtc]?|[ns]ice|s)frac$/.test(name))
    return `${grouped(argument(reader))}/${grouped(argument(reader))}`;
  if (/^[dt]?binom$/.test(name)) return `(${argument(reader)} choose ${argument(reader)})`;
  if (name === 'sqrt') return script('√', skipOptional(reader));
  if (name === 'textsuperscript') return script('^', reader);
  if (name === 'textsubscript') return script('_', reader);
  if (name === 'footnote') return ` (${argument(reader)})`;
  if (name === 'href') return linked(reader);
  return SIGNS.get(name) ?? plain(reader, name);
}

/** The words of a link, or its address where it has none. */
function linked(reader: Reader): string {
  const address = argument(reader);
  return next(reader) === '{' ? argument(reader) : address;
}

/** Of formatting only what it is about, of any other command its name too. */
function plain(reader: Reader, name: string): string {
  const isKnown = FORMATTING.has(name) || DROPS_FIRST.has(name);
  if (DROPS_FIRST.has(name) && next(skipOptional(reader)) === '{') argument(reader);
  if (FORMATTING.has(name)) endName(reader);
  const held = next(reader) === '{' ? argument(reader) : '';
  if (isKnown) return held;
  return held ? `${name} ${held}` : name;
}

// A space that only ended the name of a command is gone.
function endName(reader: Reader): void {
  reader.tokens[reader.at] = next(reader).trimStart();
}

/** A letter, which the rest of its word follows: `S\o ren` is Søren. */
function withinWord(reader: Reader, letter: string): string {
  if (/^\s\p{Ll}/u.test(next(reader))) endName(reader);
  return letter;
}

function skipOptional(reader: Reader): Reader {
  reader.tokens[reader.at] = next(reader).replace(/^(?:\s?\[[^\][]*\])+/, '');
  if (next(reader) === '') reader.at++;
  return reader;
}

/** What a command is about: a group, a command, or one character. */
function argument(reader: Reader): string {
  endName(reader);
  if (next(reader) === '') reader.at++;
  const token = take(reader) ?? '';
  if (token === '{') return group(reader);
  if (token.startsWith('\\')) return within(reader, () => piece(reader, token, ''));
  if (token === '}') {
    reader.at--;
    return '';
  }
  const [first = '', ...rest] = token;
  reader.tokens[--reader.at] = rest.join('');
  return first;
}

function isArgument(token: string): boolean {
  return token === '{' || /\\[A-Za-z]/.test(token);
}

/** `z_{t+1}` as z_(t+1), `x^2` as x^2; a degree and a prime stand raised by themselves. */
function script(mark: string, reader: Reader): string {
  const held = argument(reader);
  if (mark === '^' && (held === '∘' || held === '°')) return '°';
  if (mark === '^' && /^′+$/.test(held)) return held;
  return `${mark}${grouped(held)}`;
}

/** What has to be held together where its braces are gone. */
function grouped(held: string): string {
  return [...held].length > 1 && /[^\w.]/.test(held) ? `(${held})` : held;
}

function punctuation(reader: Reader, sign: string, before: string): string {
  if (ACCENTS.has(sign)) return accentSign(reader, sign, before);
  if (sign === '{') return '(';
  if (sign === '}') return ')';
  if (sign === '|') return '‖';
  if (/[,;:>\\\s]/.test(sign)) return ' ';
  return /[!\-/()[\]@]/.test(sign) ? '' : sign;
}

/** `\"o`, `\'{e}`; the sign itself where no letter follows that bears it, or where it is an apostrophe or a full stop. */
function accentSign(reader: Reader, sign: string, before: string): string {
  const following = next(reader);
  if (following === '{') return accent(reader, sign, sign);
  if (/\\[ij]$/.test(following)) return accent(reader, sign, sign);
  if (sign === "'" && /[\p{L}\p{N}]$/u.test(before) && CONTRACTION.test(following)) return sign;
  if (sign === '.' && !/^[IzZ]/.test(following)) return sign;
  const composed = (following.slice(0, 1) + ACCENTS.get(sign)).normalize('NFC');
  return composed.length === 1 ? accent(reader, sign, sign) : sign;
}

/** The letter that follows with its accent; `alone` where nothing stands under it, and what is no single letter as it is. */
function accent(reader: Reader, name: string, alone: string): string {
  const held = argument(reader);
  if (held === '') return alone;
  if (name !== 'not' && !/^\p{L}\p{M}?$/u.test(held)) return held;
  // An i loses its dot under an accent.
  const base = held === 'ı' ? 'i' : held === 'ȷ' ? 'j' : held;
  return `${base}${ACCENTS.get(name)}`.normalize('NFC');
}
