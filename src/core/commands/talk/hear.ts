import type { Text } from '../../document.ts';
import { papersLinked, takePapers } from '../../search/paper-reference.ts';
import { namedIn } from '../../text/named-in.ts';
import { ANY_DAY, readDate } from '../../time/date/read-date.ts';
import type { Intent } from '../intent.ts';
import {
  FORGET_ME,
  SIMILAR,
  STATUS,
  TODAY,
  TODAY_FOR_ME,
  TOP_OF_MONTH,
  TOP_OF_WEEK,
  TOPICS,
  TRENDING,
} from '../known-intents.ts';
import { askedByOptions } from '../meant/asked-by-options.ts';
import { lineMeant } from '../meant/line-meant.ts';
import { withoutPrefixes } from '../meant/other-bots.ts';
import { papersShown } from '../meant/papers-meant.ts';
import { askedAbout, isOfThemselves, noSearchIn, notUnderstood } from '../nearest/no-search.ts';
import { helpAskedIn } from './asked-help.ts';
import { likeAsked } from './asked-like.ts';
import { askingNothing, type Remark, withoutCourtesy } from './courtesy.ts';
import { offerFor } from './offers.ts';
import { plainer } from './plainer.ts';
import { type Question, questionIn } from './question.ts';
import { searchOf } from './searching/search-of.ts';
import { slippedCommand } from './slipped-command.ts';
import { commandNamed, firstWord, isNamed, type Spoken } from './spoken.ts';

/** What somebody says who may talk to a bot as to a person: a command's line, what it plainly asks for, what is offered instead of that, or what asks for nothing. */
export type Utterance =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'offer'; readonly says: Text }
  | { readonly kind: Remark };

const LONGEST = 400;

/** What was typed, without what is only polite in it; a question is what it asks for. Never fails: whatever is none of this is a line. */
export function hear(commands: readonly Spoken[], typed: string): Utterance {
  // Nobody chats at such length, and what is pasted is no courtesy.
  if (typed.length > LONGEST) return { kind: 'line', line: papersShown(typed) ?? typed.trim() };
  const said = plainer(typed.trim());
  const remark = askingNothing(said);
  if (remark) return { kind: remark };
  const line = withoutCourtesy(commands, withoutPrefixes(commands, said));
  // "Paperboy version".
  if (askingNothing(line) === 'version') return { kind: 'version' };
  const help = helpAskedIn(commands, line);
  if (help) return { kind: 'intent', intent: help };
  const compared = comparedIn(commands, line);
  if (compared) return { kind: 'offer', says: compared };
  const named = isNamed(commands, firstWord(line));
  const meant = lineMeant(line, { named });
  if (meant) return 'line' in meant ? { kind: 'line', ...meant } : { kind: 'offer', ...meant };
  if (named) return { kind: 'line', line };
  if (/^\/papers$/i.test(line)) return { kind: 'nothing' };
  return asked(commands, line);
}

/** "What is the difference between mute and dismiss". */
function comparedIn(commands: readonly Spoken[], line: string): Text | undefined {
  const [one, two] = askedByOptions(line).map((each) => commandNamed(commands, each)?.name);
  if (!one || !two) return undefined;
  return ['What each does, says ', { command: `help ${one}` }, ' and ', { command: `help ${two}` }, '.'];
}

/** What a line is that begins with no command. */
function asked(commands: readonly Spoken[], line: string): Utterance {
  const plain = PLAINLY.find(([said]) => said.test(line))?.[1];
  if (plain) return { kind: 'intent', intent: plain };
  const says = offerFor(line);
  if (says) return { kind: 'offer', says };
  const own =
    slippedCommand(commands, line) ??
    likeIn(line) ??
    paperShownIn(line) ??
    papersShown(line) ??
    ownIn(commands, line);
  if (own) return { kind: 'line', line: own };
  const day = line.replace(/[\s?!]+$/, '');
  if (isDateAlone(day)) return { kind: 'line', line: `${TODAY.command} ${day}` };
  // "What is <link> about?" asks for the paper.
  const question = papersLinked(line).length === 1 ? undefined : questionIn(line);
  const asking = question && (looksForWords(question) ? unsaid(line, question) : { question });
  if (asking && 'says' in asking) return { kind: 'offer', says: asking.says };
  const intent = asking && intentOf(commands, asking.question);
  return intent ? { kind: 'intent', intent } : { kind: 'line', line };
}

/** Whether a question is a search for its words, by whatever it was read. */
function looksForWords(question: Question): question is Searched {
  return typeof question === 'object' && 'words' in question && !question.words.includes(':');
}

type Searched = Extract<Question, { words: string }>;

/** A question without what its asker says of themselves; what is said where nothing to look for is left. */
function unsaid(line: string, question: Searched): { readonly question: Searched } | { readonly says: Text } {
  const nothing = noSearchIn(line);
  if (nothing) return { says: nothing };
  if (!isOfThemselves(question.words)) return { question };
  const words = askedAbout(line);
  return words === undefined ? { says: notUnderstood(line) } : { question: { ...question, words } };
}

// It is said what would go before anything goes.
const FORGETTING =
  /^(?:(?:yes|yeah|really|please|ok|okay|now|just|do)[, ]+)*(?:(?:i want|i['’]d like|i would like|have) (?:all (?:of )?)?my (?:personal )?(?:data|account|information|info) (?:to be )?(?:deleted|removed|erased|wiped|gone)|(?:please )?(?:delete|erase|remove|wipe|clear|forget) (?:all |everything )?(?:(?:of )?my (?:(?:personal |stored )?data|account|information|info)|me|(?:everything |what(?:ever)? |all |the data |data )?(?:that )?(?:(?:you(?:'ve|’ve| have)? (?:know|have|store[d]?|keep|kept|remember|saved|got)|(?:is )?stored|there is) )?(?:about|on|of|for) me))(?:[, ]+(?:please|really|now|yes))*[.!]*$/i;

// What comes, and whether it does, is what the state of a channel's digest is for.
const NEXT =
  /^(?:is (?:it|this|paperboy|everything) (?:working|running|alive|ok|up)|(?:when|what) (?:is|comes|does)(?: the| my| our)? next(?: (?:digest|list|papers?|one))?(?: (?:come|coming|due))?)[?.!\s]*$/i;
const FOLLOWED = /^(?:what|which)(?: topics?)? (?:do|am|are) (?:i|we) follow(?:ing)?[?.!\s]*$/i;
const SHOWS =
  /^(?:(?:can|could|would|will) you )?(?:please )?(?:show|give|find|get|open|send|download|fetch)(?: (?:me|us))?(?: (?:the|a))?(?: (?:paper|pdf|full text|code|source code|github|repo(?:sitory)?|abstract|links?|page|demo|datasets?|models?|weights|project(?: page)?)(?: (?:of|for|to|from|behind|by))?)?[?.!\s]*$/i;

const PLAINLY: readonly (readonly [said: RegExp, asked: Intent])[] = [
  [FORGETTING, FORGET_ME],
  [NEXT, STATUS],
  [FOLLOWED, TOPICS],
];

/** "More like this: 2608.01234". */
function likeIn(line: string): string | undefined {
  const asked = likeAsked(line);
  if (!asked) return undefined;
  const { paper, many, rest } = asked;
  return [SIMILAR.command, paper, rest, many ? `limit:${many}` : ''].filter(Boolean).join(' ');
}

/** The paper that somebody asks to be shown: "can you show me 2608.01234?" */
function paperShownIn(line: string): string | undefined {
  const { papers, rest } = takePapers(line);
  return papers.length === 1 && SHOWS.test(rest) ? papers[0] : undefined;
}

const OWN = /^(?:what are |(?:show|list) (?:me )?)?my (?:own )?(?<name>\S+?)(?: papers?| list)?[?.!]*$/i;

/** "My topics" are the topics for me. */
function ownIn(commands: readonly Spoken[], line: string): string | undefined {
  const command = commandNamed(commands, namedIn(OWN, line).name);
  return command && ('for' in command.options.shape ? `${command.name} for me` : command.name);
}

// "sat" and "sun" are words of titles too.
const LONG_ENOUGH = 6;

/** Whether a line is a day and can be nothing else; one that no calendar has, or that is two, is for the command to say. */
function isDateAlone(line: string): boolean {
  try {
    return line.length >= LONG_ENOUGH && readDate(line, ANY_DAY) !== undefined;
  } catch {
    return /\d[-/.]\d/.test(line);
  }
}

// Whose they are is known to a search.
const OF_NAME = /^papers (?:by|from) /i;

function intentOf(commands: readonly Spoken[], asked: Question): Intent | undefined {
  if (asked === 'today') return TODAY;
  if (asked === 'trending') return TRENDING;
  if (asked === 'mine') return TODAY_FOR_ME;
  if ('day' in asked) return { ...TODAY, options: { date: asked.day } };
  if ('period' in asked) {
    const { command, options } = asked.period === 'week' ? TOP_OF_WEEK : TOP_OF_MONTH;
    return { command, options: { ...options, ...(asked.date ? { date: asked.date } : {}) } };
  }
  const { words, since, sort } = asked;
  if (since?.toLowerCase() === 'today' && !OF_NAME.test(words))
    return { ...TODAY, options: { topic: words } };
  return searchOf(commands, words, { ...(since ? { since } : {}), ...(sort ? { sort } : {}) });
}
