import { straightQuotes } from '../../text/quotes.ts';
import { questionIn } from '../talk/question.ts';
import { aboutItself } from './about-itself.ts';
import { askedOtherwise, whyNothing } from './asked-otherwise.ts';
import { daysWithout } from './digests/days-without.ts';
import { digestAsked } from './digests/digest-asked.ts';
import { digestChange } from './digests/digest-change.ts';
import { digestSize } from './digests/digest-size.ts';
import { digestsElsewhere } from './digests/digests-elsewhere.ts';
import { mentionAsked } from './digests/mention-asked.ts';
import { orderInWords } from './digests/order-in-words.ts';
import { otherPlaces } from './digests/other-places.ts';
import { quietAsked } from './digests/quiet-asked.ts';
import { restAsked } from './digests/rest-asked.ts';
import type { Meant } from './meant.ts';
import { inOtherLanguage } from './other-languages.ts';
import { paperWanted } from './papers-meant.ts';
import { dayAsked } from './reading/day-asked.ts';
import { daysMeant } from './reading/days-meant.ts';
import { goingOn } from './reading/follow-ups.ts';
import { forgetAsked } from './reading/forget-asked.ts';
import { placeInList } from './reading/place-in-list.ts';
import { savedAsked } from './reading/saved-asked.ts';
import { spanAsked } from './reading/span-asked.ts';
import { takenBack } from './reading/taken-back.ts';
import { severalAtOnce } from './several-at-once.ts';
import { topicsMeant } from './topics-meant.ts';
import { wishesMeant } from './wishes-meant.ts';

type Reader = (said: string) => Meant | undefined;

const READERS: readonly Reader[] = [
  severalAtOnce,
  forgetAsked,
  placeInList,
  savedAsked,
  orderInWords,
  restAsked,
  daysWithout,
  mentionAsked,
  quietAsked,
  otherPlaces,
  digestSize,
  digestChange,
  digestAsked,
  digestsElsewhere,
  paperWanted,
  daysMeant,
  // "Today" begins with a command.
  (said) => (/^today\b.*\byesterday\b/i.test(said) ? spanAsked(said) : undefined),
  goingOn,
  whyNothing,
];
// What begins with a command's name is none of these.
const BESIDE_COMMANDS: readonly Reader[] = [
  takenBack,
  aboutItself,
  askedOtherwise,
  inOtherLanguage,
  topicsMeant,
  wishesMeant,
  daysAsked,
];
const BEFORE =
  /^(?:(?:(?:and|so|but|then|now|ok|okay|actually|also|well|rather),?|(?:can|could|would|will) (?:you|we|i)|please|pls|just|i(?:['’]d| would) like(?: you)? to|i want you to|let['’]?s)\s+)+(?=\S)/i;
const BEHIND = /(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx))?(?:[\s?!]|(?<!\d\.\d{1,2})\.)*$/i;
const LONGEST = 400;

/** What is asked of days beside what any question for papers is read as. */
function daysAsked(said: string): Meant | undefined {
  const question = questionIn(said);
  const isOfWords = question === undefined || (typeof question === 'object' && 'words' in question);
  return isOfWords ? (spanAsked(said) ?? dayAsked(said)) : undefined;
}

/** What a line plainly asks for in words that begin with no command, or with one that is not meant: "unpause", "top 5 today", "cite 2608.01234". `named` says that it begins with one. Undefined where it is none of these. */
export function lineMeant(line: string, { named }: { readonly named: boolean }): Meant | undefined {
  if (line.length > LONGEST) return undefined;
  const said = straightQuotes(line).replace(BEHIND, '').replace(BEFORE, '');
  for (const read of named ? READERS : [...READERS, ...BESIDE_COMMANDS]) {
    const meant = read(said);
    if (meant) return meant;
  }
  return undefined;
}
