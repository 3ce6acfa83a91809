import { takePapers } from '../../../search/paper-reference.ts';
import type { Intent } from '../../intent.ts';
import { askedAbout, isTitle } from '../../nearest/no-search.ts';
import type { Spoken } from '../spoken.ts';
import { searchOf } from './search-of.ts';

const LONGEST = 200;
const MOST_WORDS = 20;
// What people say before what they look for, once what is polite is gone.
const BEFORE =
  /^(?:(?:please|pls|ok(?:ay)?|so|and|just|only|also|well|now|again)[ ,]+|(?:(?:can|could|would|will) (?:you|i|we)|let['’]?s|i(?: would|['’]d) like(?: to)?|(?:i|we) (?:want|need)(?: to)?) |(?:show|give|find|get|list|fetch|read|open|see|display|pull up|look up|look for|search for|searching(?: for)?|looking for|look|send|try|explain|describe|discuss|tell)(?: (?:me|us))?(?: about)? |(?:(?:some|any|all|the|more|new|newest|latest|recent|other|good|interesting) )*(?:papers?|articles?|works?|research|publications?|literature|stuff|things?|preprints?) (?:on|about|of|for|regarding|that (?:are|is) about|dealing with|with) )/i;
const BEHIND = /(?:[\s,]+(?:please|pls|plz|thanks|thx|if possible|for me|for us))$/i;
// Said to the bot or about it: no paper is looked for.
const TO_THE_BOT =
  /(?:^|[^\p{L}])(?:i|im|you|your|u|me|my|mine|myself|we|our|us|bot|paperboy|it['’]s|lol|ffs|wtf|damn|sorry|oops)(?![\p{L}:])/iu;
// "@Paperboy is great" is said of it.
const OF_THE_BOT =
  /^(?:is|isn['’]t|are|was|has|seems|looks|feels|sounds|rocks|sucks|works|does|doesn['’]t|can['’]?t|won['’]t)\b(?!:)/i;
const OF_ITSELF =
  /(?:^|[^\p{L}])(?:i['’](?:m|ve|d|ll)|bot|paperboy|lol|ffs|wtf|damn|sorry|oops)(?![\p{L}:])/iu;
const SAYS_NOTHING =
  /^(?:test(?:ing)?|ping|pong|yes|no|nope|yep|yeah|sure|start|go|more|next|page|previous|back|back again|what|why|who|how|when|where|huh|hm+|done|wait|stop|publish|export(?: \w+)?|cancel|on|off|true|false|first|last|this|that|it|everything|nothing|anything|the|a|an|and|or|not|by|of|login|logout|register)$/i;

/** The search that a line is which begins with no command, where it names something to look for: "chelsea finn", "looking for work on tactile sensing". Undefined where it is said to the bot, names papers by their ids, or is too long. */
export function searchedAtOnce(commands: readonly Spoken[], line: string): Intent | undefined {
  if (line.length > LONGEST || takePapers(line).papers.length > 0) return undefined;
  const words = askedAbout(line) ?? subjectOf(line);
  if (words.split(' ').length > MOST_WORDS || SAYS_NOTHING.test(words) || isToIt(words)) return undefined;
  return /[\p{L}]{2}|\p{L}\p{N}|\p{Script=Han}/u.test(words) ? searchOf(commands, words) : undefined;
}

const LONGEST_SAID = 400;

/** Whether a line is a sentence that is said to the bot or about it, and names no paper. */
export function isSaidToTheBot(line: string): boolean {
  const words = subjectOf(line.slice(0, LONGEST_SAID));
  return words.includes(' ') && isToIt(words) && takePapers(line.slice(0, LONGEST_SAID)).papers.length === 0;
}

function isToIt(words: string): boolean {
  if (isTitle(words) && !OF_ITSELF.test(words)) return false;
  return TO_THE_BOT.test(words) || OF_THE_BOT.test(words);
}

/** What is looked for in a line: its words without those that only ask. */
function subjectOf(line: string): string {
  let rest = line
    .trim()
    .replace(/[\s?!.]+$/, '')
    .replace(/\s+/g, ' ');
  for (let times = 0; times < 4; times++) rest = rest.replace(BEFORE, '').replace(BEHIND, '');
  return rest;
}
