import { namedIn } from '../../../text/named-in.ts';
import type { Meant } from '../meant.ts';

const NTH =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|top|next|\\d{1,2}(?:st|nd|rd|th))';
const COUNT = '(?:one|two|three|four|five|\\d{1,2})';
const PAPER = '(?:one|ones|papers?|articles?|results?|items?)';
const NUMBER = '(?:(?:number|no\\.?|nr\\.?|#|paper|result) ?)?#?\\d{1,2}';
const PLACE = `(?:(?:the )?${NTH}(?: ${COUNT})?(?: ${PAPER})?(?: (?:of|from|on|in) (?:today|yesterday|the list|that list|this list|these|those|the week|this week))?|(?:(?:number|no\\.?|nr\\.?|#) ?)${NUMBER}(?:(?:,| and| &|, and) ${NUMBER})*|${NUMBER}(?:(?:,| and| &|, and) ${NUMBER})+|\\d|(?:it|this|that|these|those|them|both)(?: (?:${COUNT} )?${PAPER})?|(?:them |these |those )?all(?: (?:of )?(?:these|those|them|papers|of it))?(?: (?:papers|ones))?|all ${COUNT}(?: of (?:them|these|those))?)`;
const ASKED = new RegExp(
  `^(?<verb>save|bookmark|dismiss|hide|like|cite|bibtex|why)(?: (?:for )?(?:me|us))? ${PLACE}(?: (?:for (?:me|us|later)|please|too|as well))*$`,
  'i',
);
/** What is not asked for by the name of its command. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['bookmark', 'save'],
  ['hide', 'dismiss'],
  ['cite', 'paper'],
  ['bibtex', 'paper'],
]);
const LONGEST = 80;

/** What is said to whoever names a paper by its place in a list, or points to it: "save the first two", "like #3", "dismiss that one". Undefined where a line does neither. */
export function placeInList(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  const verb = namedIn(ASKED, said).verb?.toLowerCase();
  if (!verb) return undefined;
  const command = COMMANDS.get(verb) ?? verb;
  return {
    says: [
      'Which papers were shown before is not known: type ',
      { command },
      ' and the id of each, which stands with it',
      ...(command === 'paper' ? [', and “bibtex” behind that'] : []),
      '; its menu or buttons do the same.',
    ],
  };
}
