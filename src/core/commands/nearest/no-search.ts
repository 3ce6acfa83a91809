import type { Part, Text } from '../../document.ts';
import { clipWords, oneLine } from '../../text/text.ts';
import { HELP } from '../known-intents.ts';
import { nearestLines } from './nearest-commands.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.match(/\S+/g));

/** Words of people who talk to somebody, or of what was answered before. */
const TALK = set(`
  i i'm im i've i'd i'll you you're u your yours me my mine myself we we're we've us our ours it its it's that that's this
  those these them they both either neither please pls thanks sorry hey ok okay oops bot paperboy lol
  sort sorted order ordered only instead again back also send sending sent deliver turn switch cancel enable disable
  notify mention ping remind wake tell show give get let do does did don't didn't doesn't can't won't can could should
  would will shall undo skip page next previous first second third last one ones there here else`);
/** What says nothing of a paper beside them. */
const SMALL = set(`
  a about after all already always am an and another any anything are as at authors author abstract abstracts be because
  been before bib bibtex bit but by change channel citation cite code comes come coming daily dataset datasets demo
  digest digests each else enough every everything evening far few fewer fine find follow for from further go going good
  great had has have having hot how if in interesting into is just keep know last latest less like likes link links list
  look lot love make many maybe mean means message messages month months more morning most much need needs never new
  newest news no not nothing now number of off often oldest on or other others out over paper papers pdf popular post
  posted preview previews put question read reading recent results ris same save saved search see seen set settings so
  some something soon still stop stuff subscribe sure than the then thing things thread threads time to today tomorrow
  too top topic topics trending try two up upvotes use used want wants was week weekly well were what what's whats when
  where which who who's why with without work works wrong year yes yesterday yet explain describe elaborate clarify summarize summarise understand
  january february march april june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday since until till between during anyone anybody someone somebody people`);
/** What people tell of themselves, which no paper is about either. */
const THEIRS = set(`
  help thesis phd lab group team student researcher company startup holiday holidays vacation there's mostly mainly
  really just bunch kind sort currently actually guess think wonder hope`);
const FIRST_PERSON = /(?:^|[^\p{L}])(?:i|im|me|my|mine|we|us|our)(?![\p{L}:])/iu;
const DIGEST = /\b(?:the|my|our|this|your|each|every|any|another) (?:\w+ )?(?:digests?|notifications?)\b/i;
const DOES =
  /^(?:\p{L}+['’]?\p{L}* ){0,3}?(?:send|cancel|turn|stop|start|show|put|add|include|post|deliver|change|set|make|give|get|move|have|want|need|keep|remove|could|can|should|will|would|do|does|is|are|when|where|why|who|how|what)\b/iu;
const BEFORE_NAMES =
  /^(?:(?:ping|notify|alert|wake|remind|dm|text|call) (?:me|us|him|her|them|everyone|everybody|the team|@\S+)\b|(?:turn|switch) (?:on|off) )/i;
const VALUE = /["“”]|\p{L}:\S|\d{4}\.\d{4}/u;
const LONGEST = 400;
const MOST_ABOUT = 6;
const MOST_LINES = 2;

/** What is said of a line that begins with no command and looks for nothing: it speaks of what was answered before or of the digest, or says nothing that a paper is about. Undefined for whatever may be looked for. */
export function noSearchIn(line: string): Text | undefined {
  if (line.length > LONGEST || VALUE.test(line)) return undefined;
  const words = wordsOfTalk(line);
  if (words.length < 2) return undefined;
  const isTalk = /\?\s*$/.test(line) || words.some((word) => TALK.has(word));
  const saysNothing =
    isTalk && words.every((word) => TALK.has(word) || SMALL.has(word) || /^\d+$/.test(word));
  const isOfDigest = DIGEST.test(line) && DOES.test(line);
  return saysNothing || isOfDigest || BEFORE_NAMES.test(line) ? notUnderstood(line) : undefined;
}

const ASKS =
  /^(?:how|what|which|who|whose|where|when|why|is|are|was|were|do|does|did|can|could|should|would|will|has|have)\b/i;

/** Whether somebody talks of themselves in it. */
export function isOfThemselves(line: string): boolean {
  return line.length <= LONGEST && FIRST_PERSON.test(line);
}

/** What somebody asks about who asks as one asks a person: "how many papers do you have on quantization". Undefined where that is nothing, or more is said of themselves behind it. */
export function askedAbout(line: string): string | undefined {
  if (line.length > LONGEST || !ASKS.test(line)) return undefined;
  const words = line.replace(/[\s?!.]+$/, '').split(/\s+/);
  const first = words.findIndex((word) => !isOfTalk(word));
  const isToSomebody = (text: string) => FIRST_PERSON.test(text) || /\byou\b/i.test(text);
  const about = first < 0 ? '' : words.slice(first).join(' ');
  const isSaid = isToSomebody(line) && !isTitle(line);
  return about && isSaid && !isToSomebody(about) ? about : undefined;
}

/** Whether a line is a title rather than said to anybody: with capitals throughout, or beginning with what it is about. */
export function isTitle(line: string): boolean {
  const words = line.split(/[^\p{L}\p{N}'’-]+/u).filter(Boolean);
  if (words.length < 3) return false;
  const long = words.filter((word) => word.length > 3);
  return (long.length > 1 && long.every((word) => /^[\p{Lu}\p{N}]/u.test(word))) || !isOfTalk(line);
}

/** The same for a line that is said to the bot and no command, whatever else is in it. */
export function notUnderstood(typed: string): Text {
  const line = typed.slice(0, LONGEST);
  const words = line.split(/\s/).filter((word) => !isOfTalk(word));
  const about = words.length <= MOST_ABOUT ? words.join(' ').replace(/[?!.,;:]+(?= |$)/g, '') : '';
  const search = `search ${about || clipWords(oneLine(line).replace(/[ ?!.]+$/, ''), 100)}`;
  const near = nearestLines(line, about);
  const isNear = about !== '' && !near.some((command) => command.endsWith(` ${about}`));
  const lines = isNear ? [search, ...near] : near;
  const nearest = (lines.length > 0 ? lines : [HELP.command])
    .slice(0, MOST_LINES)
    .flatMap((command, at): Part[] => [...(at > 0 ? [' or '] : []), { command }]);
  const further = isNear ? [] : ['; for papers with such words, type ', { command: search }];
  return [
    'That was not understood, and nothing was done or looked for. What comes nearest is ',
    ...nearest,
    ...further,
    '.',
  ];
}

/** Whether the first word of a text is none that a paper is about. */
function isOfTalk(typed: string): boolean {
  const [word] = wordsOfTalk(typed);
  return word === undefined || [TALK, SMALL, THEIRS].some((words) => words.has(word)) || /^\d+$/.test(word);
}

function wordsOfTalk(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}\p{N}]+(?:'\p{L}+)?/gu) ?? []
  );
}
