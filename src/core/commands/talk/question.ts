/** What a question asks for: papers about some words, the day's, or the week's. */
export type Question = { readonly words: string } | 'today' | 'week';

const KINDS = '(?:papers?|works?|research|articles?|results?|publications?|studies|news|stuff|things?)';
const FRESH = '(?:new|newest|latest|recent|good|great|best|interesting|hot|top)';
const SOME = '(?:some|any|the|a|an|all|more)';
const ABOUT = '(?:in|on|about|for|regarding|concerning|with|of|around|into|to)';
const THEM = `(?:${SOME} |anything |something )?(?:${FRESH} )*(?:${KINDS} )?`;

/** How people begin who want papers about what follows. */
const BEGINNINGS = [
  `what(?:'s|’s| is| are|s)? (?:the )?(?:${FRESH}|up|happening|going on)(?: ${KINDS})?(?: out there)? ${ABOUT}`,
  `what (?:${KINDS} )?(?:do you (?:have|know)|is there|are there|have you got|can you (?:find|show me))(?: ${ABOUT})?`,
  `(?:do you (?:have|know(?: of)?)|have you got|are there|is there|got) ${THEM}(?:${ABOUT})?`,
  `(?:(?:can|could|would|will) you (?:please )?)?(?:please )?(?:find|show|give|get|recommend|suggest|list|fetch|look up|look|search)(?: me| us)? ${THEM}${ABOUT}`,
  `(?:(?:can|could|would|will) you (?:please )?)(?:please )?(?:find|show|give|get|recommend|suggest|list|search)(?: me| us)? ${SOME}`,
  `(?:i am|i'm|i’m|im|we are|we're) (?:looking for|searching(?: for)?|interested in) ${THEM}(?:${ABOUT})?`,
  `(?:i|we) (?:want|need|would like)(?: to (?:read|see|find|know|learn))? ${THEM}${ABOUT}`,
  `(?:tell|teach) (?:me|us)(?: more| something)? about`,
  `(?:any|anything)(?: ${FRESH})*(?: ${KINDS})? ${ABOUT}`,
  `(?:some |the )?${FRESH} ${KINDS} ${ABOUT}`,
  `${KINDS} (?:on|about)`,
];
const BEGINNING = new RegExp(`^(?:${BEGINNINGS.join('|')})\\s+(?=\\S)`, 'iu');

const WHAT_IS_NEW =
  /^(?:what(?:'s|’s| is|s)? (?:new|up|happening|hot)|any(?:thing)?(?: new)?(?: papers?| news)?|news|papers?|(?:the )?(?:new|latest|newest) papers?)/i;
const TODAY = new RegExp(`${WHAT_IS_NEW.source}(?: for)?(?: today| now)?$`, 'i');
const WEEK = new RegExp(`${WHAT_IS_NEW.source}(?: of| in| from)? (?:this|the|last) week$`, 'i');

// What a question begins with that says nothing of its subject.
const ASKING =
  /^(?:(?:what|who|why|when|where|which|how)(?:'s|’s)?(?:\s+(?:is|are|was|were|do|does|did|can|could|should|would|will|about|much|many|well))?|(?:is|are|was|were)(?: there)?|does|do|did|can|could|should|will|has|have)\s+(?=\S)/i;

/** What is asked by somebody who types to a bot as to a person; undefined where it is no question. */
export function questionIn(line: string): Question | undefined {
  const isQuestion = /\?\s*$/.test(line);
  const text = line.replace(/[\s?!.,]+$/, '').replace(/[\s,]+(?:please|pls)$/i, '');
  if (TODAY.test(text)) return 'today';
  if (WEEK.test(text)) return 'week';
  const subject = text.replace(BEGINNING, '');
  if (subject !== text) return { words: subject.trim() };
  if (!isQuestion || !/\s/.test(text)) return undefined;
  return { words: text.replace(ASKING, '').trim() };
}
