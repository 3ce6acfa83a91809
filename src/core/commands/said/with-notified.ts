import type { WordsRead } from '../command.ts';

const GROUP =
  /^(?:<@&?\w{1,30}>|<!(?:subteam\^\w{1,30}|here|channel|everyone)[^>]{0,80}>|@(?!\d{1,2}(?:[:.h]?\d{2})?(?:[ap]m?|h)?$)[\p{L}\p{N}_-]{1,60})$/iu;
const VERB = /^(?:mention|ping|notify|tag|alert|cc)(?:s|ing|ging)?$/i;
const BEFORE = /^(?:&|\+|and|also|with|plus|then|please|pls|but|for|to|the|our|group|role|team|of)$/i;
// Without a sign, behind a verb that asks for it.
const CALLED = /^(?:everyone|everybody|team|channel|nobody|no-one)$/i;
const ONLY = /^(?:only )?(?:in|for|with) (?:the )?(?:digest|alert)s?(?: only)?$/i;
const ARTICLE = /^(?:the|our)$/i;
const LONGEST_ONLY = 5;
const LONGEST = 160;

/** Reads words with a group to notify among them ("9am Berlin and ping @readers"): that is an option, and `read` reads the others. */
export function withNotified(read: (words: readonly string[]) => WordsRead) {
  return (words: readonly string[]): WordsRead => {
    // No group is called so long.
    const bare = words.map((word) => (word.length > LONGEST ? '' : word.replace(/[,.;:!?]+$/, '')));
    const signed = bare.findIndex((word) => GROUP.test(word));
    const at = signed < 0 ? bare.findIndex((_, index) => isCalled(bare, index)) : signed;
    // In a field of a form it may be a slip.
    if (at < 0 || words.length === 1) return read(words);
    const left = [...wordsBefore(words, at)];
    const behind = bare.slice(at + 1, at + 1 + LONGEST_ONLY);
    const many = behind.findLastIndex((_, index) => ONLY.test(behind.slice(0, index + 1).join(' '))) + 1;
    left.push(...words.slice(at + 1 + many));
    const { options, left: unread } = left.length > 0 ? read(left) : { options: {}, left };
    const who = bare[at]?.replace(/^everybody$/i, 'everyone').replace(/^(?:nobody|no-one)$/i, 'off');
    return { options: { ...options, mention: [who, ...behind.slice(0, many)].join(' ') }, left: unread };
  };
}

/** The words before a group, without those that only ask to notify it. */
function wordsBefore(words: readonly string[], at: number): readonly string[] {
  const end = words.slice(0, at).findLastIndex((word) => !BEFORE.test(word) && !VERB.test(word));
  return words.slice(0, end + 1);
}

function isCalled(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at).filter((word) => !ARTICLE.test(word));
  const [who = '', verb = ''] = [words[at], before.at(-1)];
  // Behind the option's own name stands what it is.
  const isNamed = /^mention$/i.test(verb) && who !== '' && !ARTICLE.test(who);
  return isNamed || (CALLED.test(who) && VERB.test(verb));
}
