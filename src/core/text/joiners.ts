// The scripts whose letters a joiner joins or keeps apart: Persian, the Indic ones, and their kin.
const SCRIPTS = 'Arab Syrc Nkoo Mand Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt'
  .split(' ')
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');
// The signs that take an Indic letter its vowel: a joiner behind one says how the letter is written, at a word's end too.
const VIRAMAS = '\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca';
const EMOJI = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\ufe0f]';
const JOINERS = '[\u200c\u200d]';
// A letter may bear marks, which Unicode puts in an order of its own.
const NEEDED = [
  `(?<=${EMOJI})\u200d(?=${JOINERS}*\\p{Extended_Pictographic})`,
  `(?<=[${SCRIPTS}]\\p{M}*)${JOINERS}(?=${JOINERS}*[${SCRIPTS}])`,
  `(?<=[${VIRAMAS}]\\p{M}*)${JOINERS}`,
];
const EACH = new RegExp(`(${NEEDED.join('|')})|${JOINERS}`, 'gu');

/**
 * A text with only those of Unicode's two joiners (U+200C, U+200D) without which something else would be read: inside a picture of
 * several emoji, and in scripts that need them. Of several in a row, at most the first stays.
 */
export function neededJoiners(text: string): string {
  return text.replace(EACH, (_, needed?: string) => needed ?? '');
}
