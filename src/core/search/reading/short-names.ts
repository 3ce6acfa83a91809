// In the names of organisations they have no letter in the short form.
const SMALL: ReadonlySet<string> = new Set('of the and for at in de la du des to on'.split(' '));

/** Whether a word may be initials of a name. */
export function isShortForm(word: string): boolean {
  return /^[a-z]{2,7}$/.test(word);
}

/** Whether each of some words is a word of a name or the initials of words beside each other, those of at least two: "uc berkeley" of "university of california berkeley". Words are as names are compared. */
export function isShortOf(typed: readonly string[], name: readonly string[]): boolean {
  const left = name.filter((word) => !SMALL.has(word));
  let short = false;
  for (const word of typed) {
    const same = left.indexOf(word);
    if (same >= 0) {
      left.splice(same, 1);
      continue;
    }
    const at = isShortForm(word) ? runWith(left, word) : -1;
    if (at < 0) return false;
    left.splice(at, word.length);
    short = true;
  }
  return short;
}

/** Whether letters are the initials of all of a name's words that are not small: "mit" of Massachusetts Institute of Technology. */
export function isInitialsOf(letters: string, name: readonly string[]): boolean {
  const words = name.filter((word) => !SMALL.has(word));
  return words.map((word) => word.charAt(0)).join('') === letters;
}

function runWith(words: readonly string[], initials: string): number {
  return words.findIndex((_, at) =>
    [...initials].every((letter, on) => words[at + on]?.startsWith(letter) === true),
  );
}

/** What universities and laboratories are called in short whose initials are others, as names are compared. */
const CALLED: ReadonlyMap<string, readonly string[]> = new Map(
  `
  bit beijing institute of technology
  bupt beijing university of posts and telecommunications
  buaa beihang university
  caltech california institute of technology
  ethz eth zurich
  fdu fudan university
  gatech georgia institute of technology
  gdm google deepmind
  hku university of hong kong
  iisc indian institute of science
  lmu ludwig maximilian university munich
  msr microsoft research
  nju nanjing university
  pku peking university
  postech pohang university of science and technology
  ruc renmin university
  sustech southern university of science and technology
  thu tsinghua university
  ucph university of copenhagen
  ucsb university of california santa barbara
  uiuc university of illinois urbana champaign
  umd university of maryland
  umich university of michigan
  uoft university of toronto
  upenn university of pennsylvania
  uva university of amsterdam
  whu wuhan university
  zju zhejiang university`
    .trim()
    .split(/\n\s*/)
    .map((line) => line.split(' '))
    .map(([short = '', ...full]) => [short, full]),
);

/** The words of a name with what is called otherwise in short in full: "peking university" for "pku". Undefined where nothing is. */
export function inFull(typed: readonly string[]): readonly string[] | undefined {
  const full = typed.flatMap((word) => CALLED.get(word) ?? [word]);
  return full.length > typed.length ? full.filter((word) => !SMALL.has(word)) : undefined;
}

// As people shorten them in an organisation's name.
const SHORTENED: ReadonlyMap<string, string> = new Map([
  ['univ.', 'University'],
  ['univ', 'University'],
  ['uni', 'University'],
  ['inst.', 'Institute'],
  ['tech.', 'Technology'],
]);

/** An organisation's name with its shortened words whole: "Univ. of Oxford". */
export function unshortened(name: string): string {
  return name
    .replace(/^u\.? of (?=\S)/i, 'University of ')
    .split(' ')
    .map((word) => SHORTENED.get(word.toLowerCase()) ?? word)
    .join(' ');
}

// What some write apart from the name behind it.
const APART = /(?<![\p{L}\p{M}])(le|la|de|di|du|da|mc|mac|o|el|al|ben|st) (?=\p{L}{2})/giu;

// "Kolter JZ", as medical journals write names, and "JZ Kolter".
const INITIALS =
  /^(?<before>\p{L}[\p{L}'’-]*\p{Ll},? )?(?<initials>\p{Lu}{2,3})(?<behind> \p{L}[\p{L}'’-]*\p{Ll})?$/u;

/** An author's name that is stored, as it was typed, with a particle joined to what follows it, "Yann Le Cun" for LeCun, or with its initials apart, which are no word: "Kolter JZ". Undefined where none is. */
export function storedAuthor(
  name: string,
  isStored: (name: string) => boolean,
  isWord: (word: string) => boolean = () => false,
): string | undefined {
  if (isStored(name)) return name;
  const joined = name.replace(APART, '$1');
  if (joined !== name && isStored(joined)) return joined;
  const { before = '', initials = '', behind = '' } = INITIALS.exec(name)?.groups ?? {};
  if (initials === '' || (before === '') === (behind === '')) return undefined;
  const parted = `${before}${[...initials].map((each) => `${each}.`).join(' ')}${behind}`;
  // "Wang RL" are Wang's papers on RL.
  return isStored(parted) && !isWord(initials) ? parted : undefined;
}
