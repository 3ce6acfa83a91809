import { oneLine } from '#core/text/text.ts';
import { readEntities } from './entities.ts';
import { readLatex } from './latex/read.ts';

const MARKUP = /[\\$`~{}“”„‟‘’‚‛]|''|[\d°]times|\^circ|&#?\w+;/u;
// How TeX writes a dash, between words or between spaces; not an option (`--size`), nor in an address.
const DASH = /(?<!:\/\/\S*)(?:(?<=[\p{L}\p{N})\]"'%.,])(?<!-)---?(?=[\p{L}\p{N}("'])|(?<= )---?(?= ))/u;
const DASHES = new RegExp(DASH, 'gu');
const LONGEST = 20_000;
const PASSES = 20;

/**
 * A text or a name of arXiv's as a reader's plain line, at most 20,000 characters: `7.93times` becomes `7.93×`, `\%` becomes `%`,
 * `T{\"o}nshoff` becomes `Tönshoff`, math and formatting lose their marks and keep their words, a command that nobody knows leaves
 * its name, curly quotes become straight, `--` a dash. A text that is clean comes back unchanged.
 */
export function clean(text: string): string {
  let now = bounded(text.slice(0, LONGEST));
  for (let pass = 0; pass < PASSES; pass++) {
    if (!MARKUP.test(now) && !DASH.test(now)) return now;
    const read = bounded(straight(readLatex(marked(math(readEntities(now))))));
    if (read === now) return now;
    now = read;
  }
  // Only a text made to nest comes here; without its marks there is nothing left to undo.
  return oneLine(now.replace(/[\\$`~{}'&]|times|\^circ/g, ' '));
}

// Signs take more characters than some of their commands (`\ie`), and composed forms more than what is composed.
function bounded(text: string): string {
  const line = oneLine(text);
  return line.length > LONGEST ? oneLine(line.slice(0, LONGEST)) : line;
}

// A dollar opens math before something solid and closes it after something solid, and before a digit only where what it
// holds does not begin with one: "$5 or $10" are prices, "$\times$4" is not. Braces take the place of both, so that a command
// at its end does not run into the word behind it.
function math(text: string): string {
  return text
    .replace(/\$\$([^$]+)\$\$/g, '{$1}')
    .replace(/(?<!\\)\$(?=[^\s\d$])([^$]{0,200}?)(?<=[^\s\\$])\$/g, '{$1}')
    .replace(/(?<!\\)\$(?=\d)([^$]{1,200}?)(?<=[^\s\\$])\$(?!\d)/g, '{$1}');
}

// What was quoted for a program (`\"word\"`) has no accents; what has lost its backslashes is read as if it had them.
function marked(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}{\\])\\(["'])(?!\{)([^\\]{1,200}?)\\\1(?![\p{L}{\\])/gu, '$1$2$1')
    .replace(/(?<!\\)(?:text|math)(?:bf|it|rm|tt|sc|sf|cal|bb)?(?=\{[^{}]*\})/g, '');
}

function straight(text: string): string {
  return text
    .replace(/\^circ/g, '°')
    .replace(/(?<=[\d°])times(?![a-z])/g, '×')
    .replace(DASHES, (dashes) => (dashes.length === 3 ? '—' : '–'))
    .replace(/(?<=[A-Za-z.,)])~(?=[\w$([])/g, ' ')
    .replace(/[“”„‟]|``|''/g, '"')
    .replace(/(?<![\w`])`(?=[^`']{1,80}')/g, "'")
    .replace(/[‘’‚‛]/g, "'");
}
