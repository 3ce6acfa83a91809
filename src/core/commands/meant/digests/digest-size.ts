import { namedIn } from '../../../text/named-in.ts';
import { plural } from '../../../text/text.ts';
import type { Meant } from '../meant.ts';
import { DIGEST } from './order-said.ts';

const MADE = new RegExp(
  `^(?:make|set|change|put|bring|do) ${DIGEST}(?: (?:to|at|on|for))? (?<many>\\d{1,2})$`,
  'i',
);
const FEWER =
  /^(?:make|keep|have) (?:it|this|that|them|the digest|the list|digests) (?:a (?:bit|little) |much )?(?<how>shorter|longer|smaller|bigger|larger|more compact|less|fewer|more)(?: (?:papers|long))?$/i;
const A_DAY =
  /^(?:(?:(?:i|we)(?:'d like| would like| want| need| only want| just want)(?: to (?:get|see|have|receive))?|(?:give|send|show|get|post)(?: (?:me|us))?|make it|just|only|no more than|at most|max(?:imum)?|up to) )*(?<count>\d{1,2}) (?:papers?|articles?)(?: (?:at most|max|only))? (?:a|per|each|every) (?:day|digest)(?: (?:only|at most|max|is enough|are enough|instead))?$/i;
const LATER =
  /^(?:(?:make|move|set|push|send|deliver|put|have|bring|shift|get) )?(?:(?:it|this|that|the digest|the time|digest)(?: (?:back|forward|come|arrive|be))? )?(?:(?:by )?(?:an?|one|two|half an|\d{1,2}) ?(?:hours?|h|hrs?|minutes?|mins?) (?:earlier|later|sooner|before|back|forward)|(?:(?:a (?:bit|little)|much|slightly|way) )?(?:earlier|later|sooner)(?: in the (?:day|morning))?|(?:back|forward) (?:by )?(?:an?|one|two|half an|\d{1,2}) (?:hours?|minutes?))$/i;
const LONGEST = 80;

/** What is said of a digest that is to be shorter or longer, or to come earlier or later, or "3", which may be papers or an hour. Undefined where a line is none of that. */
export function digestSize(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  const { how } = namedIn(FEWER, said);
  if (how) {
    const size = /^(?:longer|bigger|larger|more)$/i.test(how) ? 15 : 3;
    return {
      says: [
        'Nothing has changed. How many papers come in a digest is set by ',
        { command: `subscribe size:${size}` },
        ', 25 at most.',
      ],
    };
  }
  const { count } = namedIn(A_DAY, said);
  if (count && Number(count) > 0) return { line: `subscribe size:${count}` };
  if (LATER.test(said))
    return {
      says: [
        'Nothing has changed. A digest is moved by its new time, as in ',
        { command: 'subscribe time:10:00' },
        '; when it comes now, says ',
        { command: 'settings' },
        '.',
      ],
    };
  const many = Number(namedIn(MADE, said).many ?? 0);
  if (many < 1 || many > 23) return undefined;
  return {
    says: [
      `Nothing has changed. For ${plural(many, 'paper')} a day type `,
      { command: `subscribe size:${many}` },
      ', for a digest at that hour ',
      { command: `subscribe ${many}:00` },
      '.',
    ],
  };
}
