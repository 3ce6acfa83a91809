import type { Text } from '../../document.ts';
import { takePapers } from '../../search/paper-reference.ts';
import { slippedId } from '../../search/reading/slipped-id.ts';
import { namedIn } from '../../text/named-in.ts';
import { straightQuotes } from '../../text/quotes.ts';
import { offerOfPaper } from './offers-of-papers.ts';
import { ENDING, type Offer } from './offers-to-end.ts';

const ASKING = '(?:(?:can|could|would|will) you |i want you to |please |just |only |also |and )*';
const AS_WELL = '(?: (?:as well|too|also|instead|from now on|in (?:the )?future|every day|each day|daily))*';
// "Tell me about" asks to be told now.
const TELL =
  '(?:(?:message|notify|alert|ping|dm|text|ring)|(?:tell|let)(?= (?:me|us)(?: know)? (?:only |just )?(?:when|if|once|as)))(?: (?:(?<who>me|us)(?: know)?|<?@\\S{1,40}|everyone|everybody|the team))?';
const WHEN =
  "(?:only |just )?(?:when(?:ever)?|if|once|as soon as|about|of|on) (?:(?:there(?:['’]s| is| are) |you (?:find|see) |someone (?:publishes|writes) )?(?:anything|something|some|any|a|an|new|papers?|works?|articles?)(?: (?:new|papers?|works?|articles?|paper))*(?: (?:about|on|in|comes? (?:out|up) (?:about|on)))? )?(?:(?:mentions?|mentioning|is about|are about|uses?|using|cites?|citing|discuss(?:es)?) )?(?:(?:our|my) (?:own )?(?:(?:benchmark|model|method|dataset|framework|system|work|paper)s? )?)?";

const OFFERS: readonly Offer[] = [
  ...ENDING,
  {
    asked: /^(?:set (?:me )?(?:a |an )?(?:reminder|alarm)|remind (?:me|us))\b/i,
    says: () => [
      'There are no reminders. What you want to read later is kept by ',
      { command: 'save' },
      ' and its id, and shown by ',
      { command: 'saved' },
      '; how papers come at a time of yours, says ',
      { command: 'help subscribe' },
      '.',
    ],
  },
  {
    asked: new RegExp(
      `^${ASKING}(?:post|send|share|put|publish|deliver|forward)\\b[^#<]{0,60}?\\b(?:in|into|to|on)(?: the)?(?: channel)? (?<channel>#[\\p{L}\\p{N}_-]{1,80}|<#\\w+(?:\\|[^>]*)?>)(?:,? (?:and )?(?:in |to )?#[\\p{L}\\p{N}_-]{1,80})*${AS_WELL}$`,
      'iu',
    ),
    says: ({ channel }) => [
      'A digest of its own comes to a channel where that is ordered: ',
      { command: `subscribe channel:${channel}` },
      '.',
    ],
  },
  {
    asked: new RegExp(
      `^${ASKING}(?:e-?mail|mail|send|forward|deliver|get)\\b.{0,40}?\\b(?:to|by|via|in|into) (?:my |our |an? )?(?:e-?mail|mail|inbox|mailbox)(?: (?:address|too|as well))?$`,
      'i',
    ),
    says: () => [
      'Where whoever runs this has turned mails on, what you follow here comes by mail with your address: ',
      { command: 'mail you@example.org' },
      '.',
    ],
  },
  {
    asked: new RegExp(
      `^${ASKING}(?:e-?mail|mail|send|forward|deliver)\\b.{0,60}?(?<address>[^\\s@<>:|]{1,64}@[^\\s@<>|]{1,200}\\.\\w{2,20})>?${AS_WELL}$`,
      'iu',
    ),
    says: ({ address }) => [
      'Where whoever runs this has turned mails on, what you follow here comes by mail, once the mailbox has agreed: ',
      { command: `mail ${address}` },
      '.',
    ],
  },
  {
    asked: new RegExp(
      `^${ASKING}${TELL} (?:${WHEN})(?<author>.{2,80}?) (?:publish(?:es)?|writes?|posts?|releases?)(?: (?:something|anything|a (?:new )?paper|papers?)(?: new)?)?$`,
      'iu',
    ),
    says: ({ who, author = '' }) => [
      'Each new paper by somebody is told of at once where they are followed so: ',
      { command: `follow author:${/\s/.test(author) ? `"${author}"` : author} alert:now${mine(who)}` },
      '.',
    ],
  },
  {
    asked: new RegExp(`^${ASKING}${TELL} (?:${WHEN})(?<topic>(?!me\\b|us\\b|when\\b|if\\b).{2,100})$`, 'iu'),
    says: ({ who, topic = '' }) => [
      'Each new paper on a topic is told of at once where it is followed so: ',
      { command: `follow ${topic.replace(/^(?:by|from) (.+)/i, 'author:"$1"')} alert:now${mine(who)}` },
      '.',
    ],
  },
  {
    asked:
      /^(?:please )?(?:(?:do not|don'?t|never|stop|no)(?: (?:send|post|sending|posting|deliver(?:ing)?))?(?: (?:me|us))?(?: (?:anything|papers?|digests?|messages?|mails?|it|them))?) (?:on|at|during|over) (?:the )?(?:weekends?|saturdays?(?:,? (?:and|or) |, )sundays?|saturdays?|sundays?)$/i,
    says: () => [
      'Nothing has changed. The digest leaves weekends out already where it comes on weekdays, which ',
      { command: 'settings' },
      ' shows; otherwise it does by ',
      { command: 'subscribe days:weekdays' },
      '.',
    ],
  },
  {
    asked: new RegExp(
      `^${ASKING}(?:(?:read|summari[sz]e|explain|discuss|translate|review|critique|compare|answer) (?:(?:(?:the|this|that|these|those|my|all|whole|full|entire|first|last|two) ){1,3}(?:papers?|articles?|pdfs?|ones?|questions?)|it|this|that|them|these|my questions|questions)(?: (?:and|for|to|in|into|with|about|as)\\b.{0,60})?)$`,
      'iu',
    ),
    says: () => [
      'Papers are not read, explained, compared or translated here. What one says of itself, its numbers and its links are shown by ',
      { command: 'paper' },
      ' and its id.',
    ],
  },
  {
    asked: /^(?<link>(?:https?:\/\/|www\.)\S+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|co|ai|edu)\/\S*)$/i,
    says: ({ link = '' }) => {
      const words = wordsOfLink(link);
      return [
        OTHER_LINK,
        ...(words === undefined ? [] : ['. Its words are looked for by ', { command: `search ${words}` }]),
        '.',
      ];
    },
  },
  {
    asked: /^(?:arxiv:\s?)?(?<id>\d{3,7}\.\d{2,7})(?:v\d+)?$/i,
    says: () => [
      'That is no arXiv id: one has four digits, a point, and five digits (four before 2015), such as 2608.01234. By words, papers are found by ',
      { command: 'search' },
      '.',
    ],
  },
];

/** What is offered for a line that asks in plain words for what no command does as it is asked; undefined where it is none of these. */
export function offerFor(line: string): Text | undefined {
  const text = straightQuotes(line)
    .replace(/[\s?!.]+$/, '')
    .replace(/[\s,]+(?:please|pls|thanks)$/i, '');
  // What names a paper and is none of these shows it.
  if (takePapers(text).papers.length > 0) return offerOfPaper(text);
  const meant = slippedId(text.replace(SHOWN, ''));
  if (meant) return ['That is no arXiv id; did you mean ', { command: `paper ${meant}` }, '?'];
  for (const { asked, says } of OFFERS) {
    const found = asked.exec(text);
    if (found) return says(found.groups ?? {});
  }
  return undefined;
}

const SHOWN = /^(?:(?:show|open|get|find|give|see)(?: me)?(?: the)?(?: paper)? |what is |the paper )/i;

function mine(who: string | undefined): string {
  return who?.toLowerCase() === 'me' ? ' for:me' : '';
}

const OTHER_LINK =
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234';

/** What to look for instead of a link: a paper's repository, or the name of a model; undefined where a link says nothing of a paper. */
function wordsOfLink(link: string): string | undefined {
  if (/^(?:https?:\/\/)?(?:www\.)?git(?:hub|lab)\.com\/./i.test(link)) return link;
  const { path = '' } = namedIn(/^(?:https?:\/\/)?(?:huggingface|hf)\.co\/(?<path>[^?#]+)/i, link);
  const name = path.split('/').filter(Boolean).at(-1) ?? '';
  return /\p{L}{2}/u.test(name) ? name.replace(/[^\p{L}\p{N}.]+/gu, ' ').trim() : undefined;
}
