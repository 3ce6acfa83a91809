import type { Text } from '../../document.ts';
import { takePapers } from '../../search/paper-reference.ts';

/** What is asked about one paper or several, in the words beside their ids, and what is said of it. */
interface Offer {
  readonly asked: RegExp;
  says(papers: readonly [string, ...string[]]): Text;
}

const CITATIONS: Offer = {
  asked: /\b(?:cit(?:es?|ed|ing|ations?|ed by)|references?|bibliography|follow[- ]?ups?)\b/i,
  says: ([paper]) => [
    'Which papers cite which is not known here. Papers like it are found by ',
    { command: `similar ${paper}` },
    '.',
  ],
};

const OFFERS: readonly Offer[] = [
  CITATIONS,
  {
    asked: /^(?:set (?:me )?a reminder|remind (?:me|us))\b/i,
    says: ([paper]) => [
      'There are no reminders. To keep it for later, type ',
      { command: `save ${paper}` },
      '; what is kept, says ',
      { command: 'saved' },
      '.',
    ],
  },
  {
    asked:
      /\b(?:changed? my mind|(?:take|took) (?:it|that|my (?:like|vote)) back|no longer (?:like|want)|un-?like|un-?dismiss|was a mistake)\b/i,
    says: ([paper]) => [
      'What you said of it is taken back by ',
      { command: `forget learning ${paper}` },
      ', saved it is no more by ',
      { command: `unsave ${paper}` },
      ', and dismissed no more by ',
      { command: `unmute ${paper}` },
      '.',
    ],
  },
  {
    asked: /^compare\b|\b(?:vs\.?|versus|difference between)\b/i,
    says: (papers) => [
      'Papers are not compared here. Each is shown by itself: ',
      ...papers
        .slice(0, 3)
        .flatMap((paper, at) => [...(at > 0 ? [', '] : []), { command: `paper ${paper}` }]),
      '.',
    ],
  },
  {
    asked:
      /^(?:is|are|did|have|has|do)\b.*\b(?:saved?|bookmark(?:ed)?|kept|in my (?:list|library|saved|bookmarks|reading list))\b/i,
    says: () => ['What you have saved is shown by ', { command: 'saved' }, ', the last ones first.'],
  },
  {
    asked: /^(?:translate|translation of)\b/i,
    says: ([paper]) => [
      'Nothing is translated here. As it is written, it is shown by ',
      { command: `paper ${paper}` },
      '.',
    ],
  },
  {
    asked:
      /^(?:(?:cross-?)?post|share|send|forward|put|publish|drop)\b.*(?:#[\p{L}\p{N}_-]+|<[#@]|@\p{L}|\b(?:(?:to|with|in) (?:the |an? |my |our )?(?:channel|team|group|lab|everyone|friend|colleagues?|boss|advisor|students?)))/iu,
    says: ([paper]) => [
      'A paper is not posted or sent to others from here. It is shown here, with its links to hand on, by ',
      { command: `paper ${paper}` },
      '.',
    ],
  },
  {
    asked: /^(?:up-?vote|vote|star|like and share)\b/i,
    says: ([paper]) => [
      'Upvotes are given on Hugging Face alone, at ',
      { page: `https://huggingface.co/papers/${paper}`, text: 'its page there' },
      '. To get more papers like it here, type ',
      { command: `like ${paper}` },
      '.',
    ],
  },
  {
    asked:
      /^(?:explain|summari[sz]e|tl;?dr|simplify|eli5|chat|discuss|review|ask)\b.*(?:\blike\b|\bto (?:me|a)\b|\bwith\b|\babout\b|\bin\b|\bas\b|\bfor\b|^eli5|^chat|^simplify)/i,
    says: ([paper]) => [
      'Nothing is explained, or said in other words, here. What it says of itself is shown by ',
      { command: `paper ${paper}` },
      '.',
    ],
  },
];

const LONGEST = 200;

/** What is offered for a line that asks something of papers which it names; undefined where it names none, or asks nothing that these are. */
export function offerOfPaper(line: string): Text | undefined {
  if (line.length > LONGEST || !/\d{4}/.test(line)) return undefined;
  const { papers, rest } = takePapers(line);
  const [first, ...others] = papers;
  if (first === undefined) return undefined;
  const asked = rest.replace(/^(?:(?:can|could|would|will) you |please |just )+/i, '');
  return OFFERS.find((offer) => offer.asked.test(asked))?.says([first, ...others]);
}

/** What is said to whoever asks which papers cite one that a text names, or follow up on it; undefined where it asks for neither. */
export function citationsAsked(text: string): Text | undefined {
  if (text.length > LONGEST) return undefined;
  const { papers, rest } = takePapers(text);
  const [first, ...others] = papers;
  return first !== undefined && CITATIONS.asked.test(rest) ? CITATIONS.says([first, ...others]) : undefined;
}
