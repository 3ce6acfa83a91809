/** Every sign that people and their keyboards put around exact words, as it stands between the brackets of a regular expression. */
export const QUOTE_SIGNS = '"“”„‟«»＂「」『』《》‹›';

const ANY = new RegExp(`[${QUOTE_SIGNS}]`, 'gu');
// An apostrophe is a quote only where it opens at a word's beginning and is closed at a word's end.
const SINGLE = /(?<![^\s:–—−-])['‘‚‛]([^'‘’‚‛"]+)['’](?![^\s,;.!?)])/gu;

/** The same text with straight double quotes for quotes of any kind; apostrophes stay. */
export function straightQuotes(text: string): string {
  return text.replace(ANY, '"').replace(SINGLE, '"$1"');
}
