import { words } from './words.ts';

/** What a British spelling has in the place of an American one: by an ending, or in words of a root alone. */
interface Pair {
  readonly british: RegExp;
  readonly american: RegExp;
  readonly there: string;
  readonly here: string;
}

function ending(british: string, american: string, behind: string, before = ''): Pair {
  return {
    british: new RegExp(`${before}${british}(${behind})$`),
    american: new RegExp(`${before}${american}(${behind})$`),
    there: `${american}$1`,
    here: `${british}$1`,
  };
}

function root(british: string, american: string): Pair {
  return { british: new RegExp(british), american: new RegExp(american), there: american, here: british };
}

const VERB = 'e|ed|es|er|ers|ing';
// "Rise" is no "rize", and "filling" no "filing": something stands before it.
const LONG = '(?<=...)';
const SYLLABLE = '(?<=[aeiou][^aeiou]+[ae])';
const OURS =
  '(?<=(?:ard|arm|behavi|cand|clam|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|savi|splend|tum|val|vap|vig))';

/** By rule: what an archive has in both spellings is one word. */
const PAIRS: readonly Pair[] = [
  ending('is', 'iz', `${VERB}|ation|ations|ational|able|ability`, LONG),
  // "Analyses" are several of an analysis as well.
  ending('ys', 'yz', 'e|ed|er|ers|ing', LONG),
  ending(
    'our',
    'or',
    '|s|ed|ing|er|ers|al|ally|able|ably|ful|less|hood|hoods|ite|ites|is[mt]s?|i[sz](?:e[drs]?|ing|ations?)',
    OURS,
  ),
  ending('ll', 'l', 'ed|ing|er|ers', SYLLABLE),
  ending('re', 'er', '|s|d', '(?<=(?:cent|theat|met|lit|spect|fib|calib))'),
  ending('ogue', 'og', '|s', '(?<=(?:dial|catal|anal|homol|monol))'),
  ending('ence', 'ense', '|s', '(?<=(?:def|lic|off|pret))'),
  ending('dgement', 'dgment', '|s|al'),
  ending('lment', 'llment', '|s', '(?<=(?:enro|fulfi|insta))'),
  ending('oeuvre', 'euver', '|s|d', '(?<=^man)'),
  ending('oeuvr', 'euver', 'ing|able|ability', '(?<=^man)'),
  ending('mme', 'm', '|s', '(?<=^progra)'),
  root('^artefact', 'artifact'),
  root('^ageing', 'aging'),
  root('^grey', 'gray'),
  root('^sceptic', 'skeptic'),
  root('^paed', 'ped'),
  root('paedic', 'pedic'),
  root('^haem', 'hem'),
  root('^anaes', 'anes'),
  root('^aesth', 'esth'),
  root('^archaeo', 'archeo'),
  root('^gynaec', 'gynec'),
  root('^oesoph', 'esoph'),
  root('aemia', 'emia'),
];

/** A word as it is spelled on the other side of the Atlantic, first by all rules together ("colourisation"), then by each: some are no words, and which are, an archive knows. */
export function otherSpellings(word: string): string[] {
  const wholly = [PAIRS.reduce(inAmerica, word), PAIRS.reduce(inBritain, word)];
  const byOne = PAIRS.flatMap((pair) => [inAmerica(word, pair), inBritain(word, pair)]);
  return [...new Set([...wholly, ...byOne])].filter((other) => other !== word);
}

function inAmerica(word: string, { british, there }: Pair): string {
  return word.replace(british, there.replace('^', ''));
}

function inBritain(word: string, { american, here }: Pair): string {
  return word.replace(american, here.replace('^', ''));
}

// What is typed by itself, and remembered while it is asked of many papers.
const REMEMBERED = 1_000;
const MOST_WAYS = 5;
const ways = new Map<string, readonly string[]>();

/** A text as it is, and with its words in their other spellings, together and each alone: "colour grading" is "color grading" as well. A text of many words is as it is. */
export function waysToSpell(text: string): readonly string[] {
  const known = ways.get(text);
  if (known) return known;
  if (ways.size >= REMEMBERED) ways.clear();
  const found = respelled(text);
  ways.set(text, found);
  return found;
}

function respelled(text: string): readonly string[] {
  const own = words(text);
  if (own.length > MOST_WAYS) return [text];
  const others = own.map((word) => otherSpellings(word)[0] ?? word);
  const single = own.map((_, at) => own.with(at, others[at] ?? '').join(' '));
  const all = [others.join(' '), ...single].filter((each) => each !== own.join(' '));
  return [text, ...new Set(all)];
}
