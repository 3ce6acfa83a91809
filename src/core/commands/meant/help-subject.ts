import { commandNamed, type Spoken } from '../talk/spoken.ts';

/** The command that does it, by a word of what help is asked on, or what it begins with. */
const SUBJECTS = (
  [
    ['zotero|bibtex|bib|ris|csl|endnote|mendeley|export\\w*|download\\w*|bookmarks?|library', 'saved'],
    ['e-?mail\\w*|mails|mailing|newsletters?|inbox', 'mail'],
    ['rss|atom|feeds|feedly', 'feed'],
    ['web-?page|web-?version|web-?site|browser|site', 'web'],
    [
      '-?(?:has|org|orgs|organi[sz]ations?|authors?|since|until|after|before|sort\\w*|operators?|quer(?:y|ies)|phrases?|filters?|source|submitter|syntax|boolean|limit|pages?)(?:[:=].*)?|searching|finding',
      'search',
    ],
    [
      '(?:time-?zones?|zones?|times?|schedul\\w+|weekdays?|weekends?|days|size|digests?|order\\w*|kind|quiet-hours|quiet|holidays?|mentions?|channels?|daily|weekly|monthly|threads?|explore|catch-up|quiet-days|repeat)(?::.*)?|subscrib(?:ing|ers?)',
      'subscribe',
    ],
    ['exclud\\w+|hid(?:e|ing)|block\\w*|ignor\\w+|without|leav(?:e|ing)|blacklist\\w*|muting', 'mute'],
    ['keywords?|interests?|alerts?|notif\\w+|levels?|track\\w*|watch\\w*|following|followers?', 'follow'],
    ['delet\\w+|eras\\w+|privacy|gdpr|account', 'forget'],
    ['vacations?|breaks?|snooz\\w+|paus(?:ing|es)', 'pause'],
    ['restor\\w+|revert\\w*|undoing', 'undo'],
    ['recommend\\w*|learning|taste', 'like'],
    ['cit(?:e|ing|ations?)|abstracts?|pdfs?', 'paper'],
    ['saving', 'save'],
    ['unsubscribing', 'unsubscribe'],
  ] as const
).map(([words, command]) => [new RegExp(`^(?:${words})$`, 'i'), command] as const);
const LONGEST = 60;

/** The command that somebody wants help on, by its name, alone or among others, or by what it is about: "subscribe time", "has:code", "zotero". Undefined where no word is of any. */
export function helpSubject<C extends Pick<Spoken, 'name'>>(
  commands: readonly C[],
  typed: string,
): C | undefined {
  const words = typed.slice(0, LONGEST).split(/[\s?!,"“”]/);
  const named = words.map((word) => commandNamed(commands, word)).find(Boolean);
  return named ?? commandAbout(commands, words);
}

/** The command that is about the first of some words that is of any. */
export function commandAbout<C extends Pick<Spoken, 'name'>>(
  commands: readonly C[],
  words: readonly string[],
): C | undefined {
  for (const word of words) {
    const name = SUBJECTS.find(([subject]) => subject.test(word.replace(/[.?!:]+$/, '')))?.[1];
    const command = commandNamed(commands, name);
    if (command) return command;
  }
  return undefined;
}
