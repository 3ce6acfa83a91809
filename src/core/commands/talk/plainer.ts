import { distance } from 'fastest-levenshtein';
import { fortnightsInWeeks } from '../../time/date/counts.ts';

/** What people write short, and what it stands for. */
const SHORT: readonly (readonly [short: RegExp, full: string])[] = [
  [/\b(?:gimme|gimmie|givme|gime) (?=\S)/iu, 'give me '],
  [/\blemme (?=\S)/iu, 'let me '],
  [
    /^(?:would|do) you mind (find|show|send|look|search|list|tell|recommend|suggest|post|follow)ing (?=\S)/iu,
    'could you $1 ',
  ],
  [
    /^(?:(?:can|could|would|will) you )?(?:please )?help me (?:to )?(?=(?:find|search|look for|look up|locate|discover|recommend) )/iu,
    '',
  ],
  [
    /^(?:(?:can|could|would|will) you )?(?:please )?(?:explain|tell me|show me|teach me|remind me)(?: to me)?,? (?=how (?:to|do|does|can|the)\b|how \S+ works?\b|what (?:you|this bot|paperboy) (?:can|do|does|are)\b|what(?:['’]?s| is) (?:new|hot|trending)\b)/iu,
    '',
  ],
  [
    /^(?:(?:do|does|would) (?:you|u|anyone|anybody|someone) (?:happen to )?know|any idea|any clue|i wonder|i['’]?m wondering|wondering|i(?:['’]d| would) like to know),? (?=(?:who|what|which|how|when|where|whether|if)\b)/iu,
    '',
  ],
  [/^help(?: me)?[,!.:;]+ (?=(?:how|what|where|which|can|i|i['’]?m)\b)/iu, ''],
  [/^(?:i )?wanna (?=\S)/iu, 'i want to '],
  [/(?<![\p{L}:"])(?:tody|todya|toda|tday|2day|todday|todayy|tooday)(?=['’]?s?(?: |[?!.]*$))/giu, 'today'],
  [/^whats (?=\S)/iu, "what's "],
  [/\b(can|could|would|will|do|did|are|have|if|thank) u(?= |[?!.]*$)/iu, '$1 you'],
  [/\br u(?= |[?!.]*$)/iu, 'are you'],
  [
    /\b(today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)s (?=(?:papers?|lists?|digests?|articles?|news|top|best)\b)/iu,
    "$1's ",
  ],
  [/^todays (?=\S)/iu, "today's "],
  [
    /(?<= )sort[:=](?:(?:by )?(?:the )?(?:most )?(?:newest|latest|recent|new|recency)(?: first)?|date first)(?= |$)/iu,
    'sort:date',
  ],
  [
    /(?<= )sort[:=](?:(?:by )?(?:the )?(?:most )?(?:popular|popularity|upvoted|liked|voted|votes?|upvote|likes?|top|best)(?: first)?|(?:most )?upvotes(?: first)?)(?= |$)/iu,
    'sort:upvotes',
  ],
  [
    /(?<= )sort[:=](?:(?:by )?(?:the )?(?:most )?relevant|relevance first)(?: first)?(?= |$)/iu,
    'sort:relevance',
  ],
  [
    /(?<![\p{L}\p{N}])(?:tmrw|tmr|tmrow|tmorrow|tomorow|tommorow|tommorrow|tomorrrow|2moro|2morrow)(?![\p{L}\p{N}])/giu,
    'tomorrow',
  ],
  [/ (?:rn|atm)(?=[?!.\s]*$)/iu, ' right now'],
];
const LIKE_YESTERDAY = /(?<![\p{L}:"])yes[a-z]{3,7}(?!\p{L})/giu;
const LONGEST = 200;
const MOST_SLIPS = 2;

/** A line with what is written short in full, and "yesteday" as it is meant, of which no slip is a word. */
export function plainer(line: string): string {
  if (line.length > LONGEST) return line;
  const full = SHORT.reduce((text, [short, words]) => text.replace(short, words), fortnightsInWeeks(line));
  return full.replace(LIKE_YESTERDAY, (word) =>
    !word.toLowerCase().startsWith('yesterday') && distance(word.toLowerCase(), 'yesterday') <= MOST_SLIPS
      ? 'yesterday'
      : word,
  );
}
