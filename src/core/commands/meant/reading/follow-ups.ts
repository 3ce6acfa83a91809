import { namesDay } from '../../../search/operators.ts';
import { ANY_DAY } from '../../../time/date/read-date.ts';
import type { Meant } from '../meant.ts';

const LONGEST = 80;
const BEGIN = '(?:(?:and|but|now|ok(?:ay)?|so|then|also|please)[\\s,]+)*';
const THOSE =
  '(?=.*\\b(?:only|just|those|these|ones?|them)\\b)(?:(?:show|give|get|see)(?: me| us)? )?(?:only |just )?(?:the |those |these |them |ones? |that |results? |papers? )*';

/** What goes on from an answer that is not remembered, by what it wants, and the lines that do it from the beginning. */
const GOING_ON: readonly (readonly [
  asked: RegExp,
  meant: (words: Readonly<Record<string, string>>) => Meant | undefined,
])[] = [
  [
    new RegExp(
      `^${BEGIN}${THOSE}(?:(?:that|which) (?:have|has) |with |having )(?<had>code|demos?|models?|datasets?)$`,
      'i',
    ),
    ({ had }) => narrowed(`has:${had?.toLowerCase().replace(/s$/, '')}`),
  ],
  [
    new RegExp(
      `^${BEGIN}${THOSE}(?:newer than|since|after|from|in|published (?:since|after)) (?<day>\\S+(?: \\S+)?)$`,
      'i',
    ),
    ({ day }) => (day && namesDay(day, ANY_DAY) ? narrowed('since:june') : undefined),
  ],
  [
    new RegExp(
      `^${BEGIN}(?:(?:re-?)?(?:sort|order|rank)(?:ed)?(?: (?:them|it|those|these|results))? by (?<key>date|day|upvotes?|votes?|relevance|newest|popularity|likes)|(?:newest|latest|most upvoted|most recent|oldest) first)$`,
      'i',
    ),
    ({ key = '' }) => narrowed(/vote|like|popul/i.test(key) ? 'sort:upvotes' : 'sort:date'),
  ],
  [
    new RegExp(
      `^${BEGIN}(?:(?:show |find |give )(?:me )?)?(?:similar|related)(?: (?:ones?|papers?|works?))?(?: (?:ones?|papers?|works?|to (?:it|this|that|(?:the )?(?:first|second|third|last)(?: one)?|(?:number|no\\.?|#) ?\\d{1,2})))$`,
      'i',
    ),
    () => likeWhich(),
  ],
];

/** What goes on from an answer before: "only those with code", "sort by upvotes", "similar ones". Undefined where a line is none. */
export function goingOn(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  for (const [asked, meant] of GOING_ON) {
    const found = asked.exec(said);
    if (found) return meant({ ...found.groups });
  }
  return undefined;
}

function narrowed(operator: string): Meant {
  return {
    says: [
      'Which search this goes on from is not known: what narrows or orders one stands behind its words, as in ',
      { command: `search agents ${operator}` },
      '.',
    ],
  };
}

function likeWhich(): Meant {
  return {
    says: [
      'Which paper is meant is not known: type ',
      { command: 'similar' },
      ' and its id, which stands with it, or press that in its menu.',
    ],
  };
}
