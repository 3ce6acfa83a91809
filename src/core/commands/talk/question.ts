import { namesDay } from '../../search/operators.ts';
import { namedIn } from '../../text/named-in.ts';
import { ANY_DAY, readDate } from '../../time/date/read-date.ts';
import { whoseAsked } from './asked-whose.ts';

/** What a question asks for: papers about some words or by a name, from a day on where it says so; newest first where they are to be new; a day's, a week's or a month's, which is the one up to today where `date` does not name it; what is trending, or what to read for whoever asks. */
export type Question =
  | { readonly words: string; readonly since?: string; readonly sort?: 'date' }
  | { readonly period: 'week' | 'month'; readonly date?: string }
  | { readonly day: string }
  | 'today'
  | 'trending'
  | 'mine';

const KINDS = '(?:papers?|works?|research|articles?|results?|publications?|studies|news|stuff|things?)';
const FRESH = '(?:new|newest|latest|recent|good|great|best|interesting|hot|top)';
const SOME = '(?:some|any|the|a|an|all|more)';
const ABOUT = '(?:in|on|about|for|regarding|concerning|with|of|around|into|to)';
const THEM = `(?:${SOME} |anything |something )?(?:${FRESH} )*(?:${KINDS} )?`;

const ASKED =
  '(?:(?:(?:can|could|would|will) you )?(?:please )?(?:find|show|give|get|list|search)(?: me| us)? )?';

/** How people begin who want papers about what follows. */
const BEGINNINGS = [
  `what(?:'s|’s| is| are|s)? (?:the )?(?:${FRESH}|up|happening|going on|news|word|state of the art|sota|story)(?: ${KINDS})?(?: out there)? ${ABOUT}`,
  `what (?:${KINDS} )?(?:do you (?:have|know)|is there|are there|have you got|can you (?:find|show me))(?: ${ABOUT})?`,
  `(?:do you (?:have|know(?: of)?)|have you got|are there|is there|were there|(?:have|has) there been)(?: ${THEM}(?:${ABOUT}|by|from))?`,
  `got ${THEM}${ABOUT}`,
  `which ${KINDS} (?:(?:(?:are|is|were|talk|deal|work) )?${ABOUT}|mention|cover|discuss|use|study|address|propose|tackle|introduce|look at|compare)`,
  `(?:(?:can|could|would|will) you (?:please )?)?(?:please )?(?:find|show|give|get|recommend|suggest|list|fetch|look up|look for|search for|look|search)(?: me| us)? ${THEM}${ABOUT}`,
  `(?:(?:can|could|would|will) you (?:please )?)(?:please )?(?:find|show|give|get|recommend|suggest|list|search)(?: me| us)? ${SOME}`,
  `(?:(?:i am|i'm|i’m|im|we are|we're) )?(?:looking for|searching(?: for)?|interested in)(?: ${THEM}${ABOUT})?`,
  `what are people (?:saying|talking|writing) ${ABOUT}`,
  `(?:(?:did|has|have|is|are) )?(?:anyone|anybody|someone|somebody|people|they) (?:work(?:ed|ing)?|written|wrote|write|publish(?:ed)?|done (?:anything|something|work)|do (?:anything|something)|look(?:ed|ing)?|tr(?:y|ied)) ${ABOUT}`,
  `(?:do you know )?who(?:['’]?s|['’]?re| is| are)? (?:wrote|works|working|worked|publishing|writing|writes|published|publishes|researches|is working|has (?:written|published|worked))(?: (?:any |some )?(?:papers?|anything|something))? (?:on|about|in)`,
  `who (?:wrote|works on|made|published|is behind)`,
  `(?:(?:i|we) )?(?:want|need|would like)(?: to (?:read|see|find|know|learn))? ${THEM}${ABOUT}`,
  `(?:tell|teach) (?:me|us)(?: more| something)? about`,
  `(?:(?:i|we)(?:['’]d| would)? (?:like|love|want|need) to )?(?:hear|read|learn|know|see)(?: (?:more|something|anything|some|papers))* ${ABOUT}`,
  `(?:any|anything)(?: ${FRESH})*(?: ${KINDS})? ${ABOUT}`,
  `(?:some |the )?${FRESH} ${KINDS} ${ABOUT}`,
  `(?:any|some|got any|(?:are|is) there any|have you any|seen any)(?: (?:cool|nice|fun|notable|important|exciting|fresh|${FRESH}))+(?= \\S.* ${KINDS}(?: (?:lately|recently|these days|out there|around))?$)`,
  `how many (?:${FRESH} )*${KINDS} (?:(?:do (?:you|we) have|have (?:you|we) got|are (?:there|stored)|exist|did you find) )?${ABOUT}`,
  `${KINDS} (?:on|about)`,
];
// Whose they are; what they are of may be a day, too.
const WHOSE = new RegExp(
  `^(?:${ASKED}|(?:is|are) there |(?:do you )?(?:have|know|got) |what(?:'s|’s|s| is) )(?:${SOME} |anything |everything |something )?(?:${FRESH} )*(?:(?:(?:coming )?out|${KINDS}) )?(?:written |published |released )?(?<sign>by|from(?! (?:the(?! (?:\\S+ ){1,3}(?:team|lab|labs|group|people|folks)\\b)|this|last|a|an)\\b| \\d)) (?=\\S)`,
  'iu',
);
const BEGINNING = new RegExp(`^(?:${BEGINNINGS.join('|')})\\s+(?=\\S)`, 'iu');

const WHAT_IS_NEW =
  /^(?:what(?:'s|’s| is|s)? (?:new|up|happening|hot|cooking|going on|interesting|good|cool)|any(?:thing)?(?: (?:new|interesting|good|cool|exciting|nice))?(?: papers?| news)?|news|papers?|(?:the )?(?:new|latest|newest) papers?)/i;
const TODAY = new RegExp(
  `(?:${WHAT_IS_NEW.source}(?: for)?(?: today| now)?|^(?:is|are) there (?:(?:any )?(?:new )?papers?|any(?:thing)? new(?: papers?)?)(?: (?:today|now|yet))?|^how many (?:new )?papers?(?: (?:came out|(?:are|were|have been) (?:there|published|listed|posted|new)|are listed|are new|do (?:you|we) have|did (?:you|we) (?:get|have)|appeared|have (?:you|we) got))?(?: for)? today|^(?:tl;?dr|summary|overview|gist|list)(?: of)? today(?:['’]?s (?:papers|list))?|^(?:the )?(?:latest|newest|fresh|new)|^what(?:'s|’s| is) on (?:(?:the|today['’]s) (?:list|digest|menu)|today)(?: today)?)$`,
  'i',
);
const WEEK = new RegExp(
  `${WHAT_IS_NEW.source}(?: of| in| from)?(?: the)? (?<which>this|the|last|past) (?<unit>week|month)$`,
  'i',
);

const BEST = new RegExp(
  `^(?:(?:what|which)(?:['’]?s| (?:are|is|were|was)) |(?:show|give|tell) (?:me|us) )?(?:the )?(?:best|top|hottest|trending|most (?:up)?voted)(?: ${KINDS})? (?:(?:of|in|from) )?(?:the )?(?<which>the|this|last|past) (?<unit>week|month)$`,
  'i',
);
const SHOWN =
  '(?:(?:can|could|would|will) you (?:please )?)?(?:(?:show|give|tell|get|send)(?: me| us)? )?(?:the )?';
const SHOWN_ON = `${SHOWN}(?:what(?:'s|’s| is| was| were) (?:on|in) (?:the )?)?`;
const LISTED = '(?:papers?|lists?|digests?|articles?|news)';
// "Yesterday's papers", "the papers of friday".
const OF_DAY = new RegExp(
  `^${SHOWN_ON}(?:(?<possessor>\\S+(?: \\S+)?)['’]s ${LISTED}|${LISTED} (?:of|from|for|on) (?:the )?(?<day>\\S+(?: \\S+){0,2}))$`,
  'i',
);
const TRENDING = new RegExp(
  `^(?:(?:show|tell)(?: me| us)? )?(?:what(?:'s|’s|s| is| are)? |which (?:papers?|ones?) (?:is|are) )?${SHOWN}(?:trending|hot)(?: (?:papers?|topics|right|now|today|(?:on|at) (?:github|hugging ?face|hf|arxiv|twitter|x)))*$`,
  'i',
);
const MINE =
  /^(?:(?:what|which (?:papers?|ones?)) (?:should|shall|can|could|do) (?:i|we) (?:read|look at)(?: (?:today|now|first|next|this week|tonight))?|(?:what(?:['’]?s| is| do you have| have you got| is there|s)|anything|something|papers?|show me papers|give me something)(?: (?:new|interesting|good))?(?: (?:here|today))? for me(?: (?:today|now|this morning))?|(?:show|give|tell) (?:me|us) something (?:interesting|good|nice|cool|fun|new)(?: to read)?|(?:what(?:['’]?s| is)|(?:any|some)thing|(?:any )?papers?) (?:worth (?:reading|a read)|(?:good|interesting) to read)(?: (?:today|now|this week))?|what (?:do|would|can|should) you (?:recommend|suggest)(?: (?:(?:that )?(?:i|we) (?:should )?read|to read)(?: (?:today|now|next|first))?)|what (?:do|would|can) you (?:recommend|suggest)(?: (?:me|us|today|now))*|(?:(?:can|could|would|will) you (?:please )?)?(?:recommend|suggest|surprise)(?: (?:me|us))?(?: (?:(?:an?|some|any|another|the) )?(?:good |new )?(?:papers?|reading|one)| (?:any|some)thing(?: (?:good|new|to read))*)?)$/i;
const OF_YEAR = new RegExp(
  `^${SHOWN}(?:all )?${LISTED} (?:(?:of|from|in) )?(?:the year )?(?<year>(?:19|20)\\d\\d)$`,
  'i',
);
// "Papers from last month about agents".
const SINCE_FIRST = new RegExp(
  `^${ASKED}(?:${SOME} )?(?:${FRESH} )*${KINDS} (?:from|of|since) (?:the )?(?<since>\\S+(?: \\S+)?) ${ABOUT} (?<about>\\S.*)$`,
  'iu',
);

// What a question begins with that says nothing of its subject.
const ASKING =
  /^(?:(?:what|who|why|when|where|which|how)(?:'s|’s)?(?:\s+(?:is|are|was|were|do|does|did|can|could|should|would|will|about|much|many|well))?|(?:is|are|was|were)(?: there)?|does|do|did|can|could|should|will|has|have)\s+(?=\S)/i;

// "Any good benchmarks for agents?"
const PRAISED = new RegExp(`^(?:any|some|a)(?: (?:other|more|really|very|${FRESH}))* (?=\\S)`, 'iu');

const CAN_YOU =
  /^(?:(?:can|could|would|will) (?:you|we|i) |would you mind |i(?:['’]d like| want) (?:you )?to )(?:please )?/i;
// Of papers: "what is new in".
const NEW = /\b(?:new|newest|latest|recent)\b/i;

/** What is asked by somebody who types to a bot as to a person; undefined where it is no question. */
export function questionIn(line: string): Question | undefined {
  const isQuestion = /\?\s*$/.test(line);
  const text = line.replace(/[\s?!.,]+$/, '').replace(/[\s,]+(?:please|pls)$/i, '');
  const plain = text.replace(CAN_YOU, '');
  if (TODAY.test(plain)) return 'today';
  if (TRENDING.test(plain)) return 'trending';
  if (MINE.test(plain)) return 'mine';
  const period = periodOf(namedIn(WEEK, plain)) ?? periodOf(namedIn(BEST, plain));
  if (period) return period;
  const today = todayAbout(text);
  if (today) return today;
  const listed = listedIn(text);
  if (listed) return listed;
  const { since, about } = namedIn(SINCE_FIRST, text);
  if (since && about && namesDay(since, ANY_DAY)) return { words: about, since };
  const whose = whoseIn(text);
  if (whose) return whose;
  // "I'd like you to find papers on agents".
  const asked = askedAfter(text) ?? askedAfter(plain);
  if (asked) return asked;
  if (!isQuestion || !/\s/.test(text)) return undefined;
  const rest = text.replace(ASKING, '');
  const words = rest.replace(PRAISED, '');
  return newestIn(sinceIn(words), rest.slice(0, rest.length - words.length));
}

/** What stands behind a question's beginning. */
function askedAfter(text: string): Question | undefined {
  const subject = text.replace(BEGINNING, '');
  if (subject === text) return undefined;
  return newestIn(sinceIn(subject), text.slice(0, -subject.length));
}

/** The newest first where those words before it ask for new ones, and no day is named. */
function newestIn(asked: ReturnType<typeof sinceIn>, before: string): Question {
  const isNew = NEW.test(before) && !asked.since && !/\b(?:since|until):/.test(asked.words);
  return { ...asked, ...(isNew ? { sort: 'date' } : {}) };
}

// "Today's agents papers except coding ones", "which papers have code today".
const TODAYS = new RegExp(
  `^${SHOWN}today['’]?s (?!${LISTED}\\b)(?<about>\\S.*?) ${KINDS}(?<but> (?:but|except|without|excluding) .*?)?(?: ones)?$`,
  'i',
);
const HAVING = new RegExp(
  `^(?:which|what|any|${SHOWN}) ?${KINDS}? ?(?:that )?(?:have|has|with|come with) (?<had>code|demos?|models?|datasets?) today$`,
  'i',
);

/** What of today's list is asked for. */
function todayAbout(text: string): Question | undefined {
  const { about, but = '' } = namedIn(TODAYS, text);
  if (about) return { words: `${about}${but}`, since: 'today' };
  const { had } = namedIn(HAVING, text);
  return had ? { words: `has:${had.toLowerCase()}`, since: 'today' } : undefined;
}

/** Whose papers are asked for: a search for those knows whether anybody stored is called so. */
function whoseIn(text: string): Question | undefined {
  const asked = whoseAsked(text);
  // With a topic, a day's list is read elsewhere.
  if (asked && isDate(asked.name)) return asked.about ? undefined : { day: asked.name };
  if (asked) return sinceIn(`papers by ${asked.name}${asked.about}${asked.when}`);
  const { sign } = namedIn(WHOSE, text);
  // A line that begins with the sign alone may be a title.
  if (!sign || text.startsWith(sign)) return undefined;
  const name = text.replace(WHOSE, '');
  if (isDate(name)) return { day: name };
  return sinceIn(`papers ${sign.toLowerCase()} ${name.replace(/ (?:recently|lately)$/i, '')}`);
}

function listedIn(text: string): Question | undefined {
  const { year } = namedIn(OF_YEAR, text);
  if (year) return { words: `since:${year} until:${year}` };
  const { possessor, day = possessor } = namedIn(OF_DAY, text);
  return day && isDate(day) ? { day } : undefined;
}

/** "Last week" is the calendar's; "the week" and "this week" are the days up to today, which has more than a Monday has. */
function periodOf({ which, unit }: ReturnType<typeof namedIn>): Question | undefined {
  if (!which || !unit) return undefined;
  const period = /month/i.test(unit) ? 'month' : 'week';
  return /last|past/i.test(which) ? { period, date: `last ${period}` } : { period };
}

// Which day that is, nobody says.
const LATELY = / (?:recently|lately|these days|nowadays|out there)$/i;

const SINCE = [
  /(?<before>.*\S)\s+(?:since|after|from)\s+(?<since>\S.*)/i,
  /(?<before>.*\S)\s+(?<since>today|(?:this|last) (?:week|month))$/i,
];
// Agents "with models" may be about both.
const SUCH = '(?:(?:an?|open|public|available|released|source|working|the|their)[ -])*';
const HAD = new RegExp(
  `^(?<about>.*?\\S) (?:(?:with|having) ${SUCH}(?<had>code|demo)s?|(?:(?:that|which|and) )?(?:have|has|comes? with) ${SUCH}(?<more>code|demo|dataset|model)s?)(?: available| released)?$`,
  'i',
);

/** The words without the day at their end from which on papers are wanted. */
function sinceIn(said: string): Extract<Question, { words: string }> {
  const words = said.replace(LATELY, '');
  for (const dated of SINCE) {
    const { before, since } = namedIn(dated, words);
    if (before && since && namesDay(since, ANY_DAY)) return { words: hadIn(before), since };
  }
  const { about, year } = namedIn(/(?<about>.*\S)\s+(?:in|during)\s+(?<year>(?:19|20)\d\d)$/i, words);
  return { words: year ? `${about} since:${year} until:${year}` : hadIn(words) };
}

/** What papers are to have, said behind their subject, as the operator that asks for it. */
function hadIn(words: string): string {
  const { about, had, more = had } = namedIn(HAD, words);
  return more ? `${about} has:${more.toLowerCase()}` : words;
}

/** Whether a text is a day, or days of no more than a month; one with two readings is. */
function isDate(text: string): boolean {
  try {
    return readDate(text, ANY_DAY) !== undefined;
  } catch {
    return true;
  }
}
