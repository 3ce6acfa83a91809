import { stemmer } from 'stemmer';

// Function words only: a word that could name a topic ("learning", "model") must stay searchable.
const STOPWORDS = new Set(
  `a about above after again against all also am an and any are as at be because been before being
  below between both but by can could did do does doing down during each either else ever every few
  for from further had has have having he hence her here hers him his how however i if in into is it
  its itself just may me might more most much must my neither no nor not now of off on once only or
  other otherwise our ours out over own per same shall she should since so some such than that the
  their theirs them then there these they this those through thus to too toward towards under until
  up upon us very via was we were what when where whether which while who whom whose why will with
  within without would yet you your yours`.split(/\s+/),
);

// Scripts without spaces between words: what stands beside them in Latin letters is a word of its own.
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}';
const WORD = new RegExp(`[${UNSPACED}]+|[[\\p{L}\\p{N}]--[${UNSPACED}]]+`, 'gv');
// The only names that signs tell apart.
const SIGNED = /\b[cf](?:\+\+|#)/g;
const SAID: Readonly<Record<string, string>> = {
  'c++': 'cplusplus',
  'c#': 'csharp',
  'f#': 'fsharp',
  'f++': 'fplusplus',
};
const ASCII_WORD = /[a-z0-9]+/g;
const ASCII = /^[a-z0-9 \t\n!-/:-@[-`{-~]*$/;
const ENGLISH = /^[a-z]{3,}$/;
const REMEMBERED = 100_000;
const stems = new Map<string, string>();
// The same with nothing for a stopword: one look-up for each word of an archive is most of the work of indexing it.
const kept = new Map<string, string>();

/** The words of a text in reading order: lower case, without accents; hyphens separate, and `C++` and `C#` are words. */
export function words(text: string): string[] {
  const lower = text.toLowerCase().replace(SIGNED, (name) => ` ${SAID[name]} `);
  return (ASCII.test(lower) ? lower.match(ASCII_WORD) : fold(lower).match(WORD)) ?? [];
}

/** The Porter stem of one word as `words` gives it. */
export function stem(word: string): string {
  return stems.get(word) ?? remember(stems, word, stemOnce(word));
}

/** The same for a word that will not be met again, such as a guess: nothing is remembered. */
export function stemOnce(word: string): string {
  return ENGLISH.test(word) ? stemmer(word) : word;
}

/** True for words that say nothing about a topic ("the", "of"). */
export function isStopword(word: string): boolean {
  return STOPWORDS.has(word);
}

/** The stems of a text in reading order, stopwords dropped: the terms that search works on. */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const word of words(text)) {
    const term = kept.get(word) ?? remember(kept, word, STOPWORDS.has(word) ? '' : stemOnce(word));
    if (term) found.push(term);
  }
  return found;
}

// Of what a question asks for, not of what about.
const ASKING = new Set(['paper', 'papers', 'best', 'latest', 'find', 'show']);

/** The words of a question that say what it is about; all that say anything where no other does. */
export function contentWords(question: string): string[] {
  const said = words(question).filter((word) => !STOPWORDS.has(word));
  const content = said.filter((word) => !ASKING.has(word));
  return content.length > 0 ? content : said;
}

/** How each stem of a text is first written there: stem → word, in lower case. */
export function spellings(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of words(text)) {
    const term = stem(word);
    if (!found.has(term)) found.set(term, word);
  }
  return found;
}

// A flood of new words must not grow the process for ever; stemming again is cheap.
function remember(memory: Map<string, string>, word: string, found: string): string {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(word, found);
  return found;
}

function fold(lower: string): string {
  return lower.normalize('NFKD').replace(/\p{M}/gu, '');
}
