import { namedIn } from '../../text/named-in.ts';

const KINDS = '(?:papers?|works?|research|articles?|publications?|preprints?|results?|stuff)';
const FRESH = '(?:new|newest|latest|recent|last|most recent|other)';
const NAME = String.raw`(?<name>(?!(?:i|you|we|they|he|she|it|this|that|there|people|someone|somebody|anyone|anybody|everyone|everybody|nobody|papers?|about|on|in|of|for|with|by|from)\b)\S+(?: \S+){0,4}?)`;
const WROTE =
  '(?:write|wrote|written|publish(?:ed|ing)?|releas(?:e|ed|ing)|post(?:ed)?|put out|come out with|work(?:ed|ing)? on|writing|do|done|up to|co-?author(?:ed)?)';
const LATELY = '(?: (?:recently|lately|just|newly|these days|nowadays|so far|now|ever|already|been))*';
const WHEN =
  '(?<when>(?: (?:since|in|from|after) \\S+(?: \\S+)?| (?:so far )?(?:this|last|past) (?:week|month|year)(?: so far)?| today)?)';
const ABOUT =
  '(?:(?: papers| work| research)? (?:on|about)(?<about> (?!(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b)\\S+(?: \\S+){0,5}?))?';
const SOMETHING = `(?: (?:any|some|anything|something)?(?: ?${FRESH})?(?: ?${KINDS})?)?`;

/** How people ask whose papers they want, and that name. */
const ASKED: readonly RegExp[] = [
  new RegExp(`^who (?:is|are) (?!behind\\b|working\\b|the\\b|your\\b|citing\\b)${NAME}$`, 'iu'),
  new RegExp(
    `^(?:what|which ${KINDS})(?: else)? (?:did|has|have|does|do|is|are|was|were) ${NAME}${LATELY} ${WROTE}${LATELY}(?:${ABOUT}${WHEN}|${WHEN.replace('<when>', '<first>')}${ABOUT.replace('<about>', '<behind>').replace(/\?$/, '')})$`,
    'iu',
  ),
  new RegExp(
    `^(?:did|has|have|does|do|is) ${NAME}${LATELY} (?:${WROTE}|have|got)${SOMETHING}${LATELY}${ABOUT}${WHEN}$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:show|give|find|get|list)(?: me| us)? )?(?:all )?${NAME}['’]s? (?:${FRESH} )*${KINDS}${ABOUT}${WHEN}$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:show|give|find|get|list)(?: me| us)? )?(?:what|everything|anything|all(?: the)? papers?|papers?|the papers?)(?: that)? ${NAME} (?:wrote|has written|have written|published|has published|released)${LATELY}${ABOUT}${WHEN}$`,
    'iu',
  ),
];

/** Whose papers a line asks for, and the day behind that with a space before it: "what did Song Han write recently", "Song Han's latest papers". Undefined where it asks for nobody's. */
export function whoseAsked(
  line: string,
): { readonly name: string; readonly about: string; readonly when: string } | undefined {
  for (const asked of ASKED) {
    const { name, first, behind, about = behind, when = first ?? '' } = namedIn(asked, line);
    if (name) return { name, about: about ? ` about${about}` : '', when };
  }
  return undefined;
}
