/** British spellings and American ones, each as endings or letters within a word. */
const PAIRS: readonly (readonly [british: RegExp, american: string, back: RegExp, again: string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations|able)$/, 'iz$1', /iz(e|ed|es|er|ers|ing|ation|ations|able)$/, 'is$1'],
  [/ys(e|ed|es|er|ers|ing)$/, 'yz$1', /yz(e|ed|es|er|ers|ing)$/, 'ys$1'],
  [/our(s|ed|ing|al|able|ful)?$/, 'or$1', /or(s|ed|ing|al|able|ful)?$/, 'our$1'],
  [/ll(ed|ing|er|ers)$/, 'l$1', /l(ed|ing|er|ers)$/, 'll$1'],
  [/tre(s|d)?$/, 'ter$1', /ter(s|ed)?$/, 'tre$1'],
  [/ogue(s)?$/, 'og$1', /og(s)?$/, 'ogue$1'],
  [/ence$/, 'ense', /ense$/, 'ence'],
  [/^(an)?ae/, '$1e', /^(an)?e/, '$1ae'],
];

/** A word as it is spelled on the other side of the Atlantic, by rule: some are no words, and which are, an archive knows. */
export function otherSpellings(word: string): string[] {
  const all = PAIRS.flatMap(([british, american, back, again]) => [
    word.replace(british, american),
    word.replace(back, again),
  ]);
  return [...new Set(all)].filter((other) => other !== word);
}
