import type { WordsRead } from '../command.ts';

const LEVELS: readonly (readonly [said: RegExp, level: string])[] = [
  [/,? (?:(?:at|with|on) )?(?:a |the )?(?:level:? )?strict(?:ly|est)?(?: level)?(?: only)?$/i, 'strict'],
  [/,? (?:(?:at|with|on) )?(?:a |the )?(?:level:? )?(?:broad(?:ly|est)?|loose(?:ly)?)(?: level)?$/i, 'broad'],
  [/,? (?:(?:at|with|on) )?(?:a |the )?(?:level:? normal|normal level)$/i, 'normal'],
];
const RINGS =
  /,? (?:(?:with|and) (?:an? |instant )?(?:alerts?|notifications?|pings?)(?: on)?|and (?:alert|notify|ping|ring|tell|message|dm) (?:me|us)(?: (?:at once|immediately|instantly|right away|of (?:it|them|each)))*)$/i;
const WITHOUT = /,? (?:with no|without|and no) (?:alerts?|notifications?|pings?)$/i;
const MOST_WORDS = 30;

/** How surely and how loudly a topic is followed, said behind it: "agents strict", "world models broadly", "robots with alerts". */
export function readFollowing(words: readonly string[]): WordsRead {
  if (words.length > MOST_WORDS) return { options: {}, left: words };
  const last = endOf(words);
  // "With alerts, strictly" in either order.
  const before = endOf(last.left);
  return { options: { ...before.options, ...last.options }, left: before.left };
}

function endOf(words: readonly string[]): WordsRead {
  const typed = words.join(' ');
  const quiet = typed.replace(WITHOUT, '');
  const unrung = quiet.replace(RINGS, '');
  const alert = quiet !== typed ? 'off' : unrung !== quiet ? 'now' : undefined;
  const found = LEVELS.find(([said]) => said.test(unrung));
  const left = found ? unrung.replace(found[0], '') : unrung;
  return {
    options: { ...(found ? { level: found[1] } : {}), ...(alert ? { alert } : {}) },
    left: left.split(' '),
  };
}
