import type { Paper } from '../../paper.ts';

/** An author as reference managers want one: a person's name in its parts, or the name of a group, which has none. */
export type Author =
  | { readonly family: string; readonly given: string; readonly suffix?: string }
  | { readonly group: string };

// What groups are called, and what no person's name has in it. "Ai" is a family, "AI" is not.
const GROUP =
  /\b(?:teams?|contributors|collaboration|consortium|group|labs?|research|inc|llc|ltd|foundation|university|institute|community|project|initiative|alliance|committee|society|network|cent(?:er|re)|and)\b|[\d&:/]/i;
const AI = /\W(?:AI|ai)$/;
const SUFFIX = /^(?:Jr|Sr|Jnr|Snr|Junior|Júnior|II|III|IV)\.?$/;
// Words that belong to the family's name behind them, and those that join two families' names.
const PARTICLE =
  /^(?:van|von|vom|zu|zum|zur|der|den|de|del|della|des|di|da|do|dos|das|du|la|las|le|los|ten|ter|te|'t|bin|ibn)$/i;
const JOIN = /^(?:y|e|i)$/;

/** The authors of a paper, in its order. */
export function authorsOf({ authors, organization }: Pick<Paper, 'authors' | 'organization'>): Author[] {
  return authors.flatMap((name) => {
    if (!/[\p{L}\p{N}]/u.test(name)) return [];
    return name === organization ? { group: name } : authorOf(name);
  });
}

/** "Laurens van der Maaten" is of the family "van der Maaten", "Hal Daumé III" has a suffix, "Kimi Team" is a group. */
function authorOf(name: string): Author {
  if (GROUP.test(name) || AI.test(name)) return { group: name };
  const parts = name
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const [front = '', second, third] = parts;
  if (second === undefined) return byWords(front.split(' '));
  if (third === undefined)
    return SUFFIX.test(second) ? withSuffix(front.split(' '), second) : { family: front, given: second };
  const isWhole = parts.length === 3 && SUFFIX.test(second);
  return isWhole ? { family: front, given: third, suffix: second } : { group: name };
}

function byWords(words: readonly string[]): Author {
  const last = words.at(-1) ?? '';
  return words.length > 2 && SUFFIX.test(last) ? withSuffix(words.slice(0, -1), last) : person(words);
}

function withSuffix(words: readonly string[], suffix: string): Author {
  const named = person(words);
  return 'group' in named ? { group: `${named.group} ${suffix}` } : { ...named, suffix };
}

function person(words: readonly string[]): Author {
  const from = familyFrom(words);
  if (from === 0) return { group: words.join(' ') };
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' ') };
}

/** Where the family's name begins: at the last word, or at the particles before it. */
function familyFrom(words: readonly string[]): number {
  let from = words.length - 1;
  if (JOIN.test(words[from - 1] ?? '')) from -= 2;
  while (from > 1 && isParticle(words[from - 1], words[from])) from--;
  return Math.max(from, 0);
}

// "Van den Broeck" begins with one, and "Mai Van Tran" has a second name: a capital one needs another behind it.
function isParticle(word = '', behind = ''): boolean {
  if (!PARTICLE.test(word)) return false;
  return word === word.toLowerCase() || (PARTICLE.test(behind) && behind === behind.toLowerCase());
}
