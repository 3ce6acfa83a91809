import { namedIn } from '../../text/named-in.ts';
import type { Intent } from '../intent.ts';
import { HELP, ORDER, STOP } from '../known-intents.ts';
import { askedByOptions } from '../meant/asked-by-options.ts';
import { commandAbout, helpSubject } from '../meant/help-subject.ts';
import { paperWanted } from '../meant/papers-meant.ts';
import { savedAsked } from '../meant/reading/saved-asked.ts';
import { commandNamed, type Spoken } from './spoken.ts';

const HELP_ALONE =
  /^(?:\?|--?h(?:elp)?|h|hlep|halp|hepl|(?:i |we )?need (?:some |your )?help|\/?start|command list|list of commands|the commands|cheat ?sheets?|manual|(?:where (?:are|is) (?:the|your) )?(?:docs?|documentation)|(?:the )?read ?me|tutorials?|(?:user |quick ?start |usage )?guide|faqs?|intro(?:duction)?|info|about(?: (?:paperboy|this bot|you))?|get started|how to use(?: (?:this|it|paperboy|the bot))?|give me (?:an? |some )?examples?|(?:i['’]?m|i am) stuck|what are (?:my|the possible) options|commands?|(?:list|show|all|which|what)(?: (?:me|us|all|of|the))* commands(?: are there)?|what are (?:the|your|all|all the) (?:commands|options)|examples?|menu|options|man|usage|(?:.{1,60}[,.!?:;] ?)?help(?: me)?(?: out)?|getting started|(?:how|where) (?:do|can|should) (?:i|we) (?:start|begin|get started)|what (?:now|(?:do|should|can) i (?:do|type|ask)(?: now| here| first)?)|(?:i['’]?m|i am) (?:lost|confused|new(?: here)?)|i (?:do not|don['’]?t) (?:understand|get it|get this|know (?:how|what) .{1,40}))(?:,? (?:please|pls|plz))?[?!.]*$/i;
const WHO =
  /^(?:.{1,60}[.!] )?(?:what you (?:can )?do|what (?:can|do) (?:you|i|this)(?: do| ask| type)?(?: (?:for (?:me|us)|you|here))?|are you there|what is this(?: bot| thing| app)?|what does (?:this|the) (?:bot|thing|app) do|how (?:do|does) (?:you|this|it) work|how (?:do|can) i (?:use|ask|talk to) (?:you|this|it))[?!.]*$/i;
const HOW =
  /^(?:(?<way>how (?:do|can|could|would|should) (?:i|we|you|one)|how to|what(?:['’]?s| is) the command (?:for|to)|(?:i |we )?(?:need|want|could use) (?:some )?help (?:with|on|for)|help me(?: with| to)?)|what does|what is(?! (?:new|hot|up|on|trending|happening|in|out|there|good|interesting|similar to \S+|the (?:best|top|latest|newest|most))\b))\s(?<asked>.+)/i;
const WORKS =
  /^how (?:(?:do|does|is|are) )?(?:(?:the|an?|your|my|its) )?(?<what>\S{3,20}(?: \S{1,20}){0,2}?) (?:works?|working|function|used|go)(?: here)?[\s?!.]*$/i;
// What a command's name stands beside where it is asked of.
const BESIDE = /^(?:the|commands?|buttons?|features?|functions?|options?|topics?|hours?|and|a)$/i;
const OF_DIGESTS =
  /^how (?:do|can|could|should|would) (?:i|we) (?:(?<end>stop|end|cancel|turn off|turn(?= .{1,30} off\b)|get rid of)\b.{0,30}\b(?:this|it|these|those|them|digests?|messages?|papers)(?: off)?|(?:get|receive|order|have|set up|schedule|start)\b.{0,40}\b(?:digests?|daily|every (?:day|morning|week)|papers))[\s?!.]*$/i;
const FIRST = /^(?:--help|-h|\?+)\s+(?<first>\S+)$/;
const MANUAL =
  /^(?:man|info|usage(?: of)?|manual(?: for| of)?|docs?(?: for| of| on)?|help (?:with|on|about|for)|explain|what is)\s+(?<named>\S+?)[\s?!.]*$/i;
// What does a thing is asked for by its verb; these say nothing of it.
const VERBS =
  /^(?:get|have|use|set|setup|set up|change|add|receive|read|find|see|make|do|turn|switch|enable|the|my|an?|to|for|by|with|only|papers|all)$/i;
const THERE_IS =
  /^(?:is there|are there|do you have|have you got|can (?:i|we)|could (?:i|we)|does (?:it|this|paperboy)|do you)\b.{0,40}\b(?<what>web ?page|web version|web ?site|e-?mails?|mail|rss|feed|zotero|bibtex|api)\b.{0,20}$/i;
// After the name of a command; a question mark and a flag are never what to look for.
const AFTER = /^(?<name>\S+)\s+(?:(?<word>help|usage)|(?<sign>\?+|--help|-h))$/i;

/** The help that a line asks for, of all or of a command that it names; undefined where it asks for none. */
export function helpAskedIn(commands: readonly Spoken[], line: string): Intent | undefined {
  if (HELP_ALONE.test(line) || WHO.test(line)) return HELP;
  const { name, word, sign } = namedIn(AFTER, line);
  const command = commandNamed(commands, name);
  if (command && (sign || (word && !takesHelp(command)))) return helpOn(command.name);
  const [one, two] = askedByOptions(line);
  // The difference between two is not the help on one.
  if (two) return undefined;
  const asked = commandNamed(commands, one);
  if (asked) return helpOn(asked.name);
  const { first } = namedIn(FIRST, line);
  if (first) return helpOn(first);
  return manualIn(commands, line) ?? howIn(commands, line);
}

/** "man search", "is there a web page?" */
function manualIn(commands: readonly Spoken[], line: string): Intent | undefined {
  const { named } = namedIn(MANUAL, line);
  const command = commandNamed(commands, named);
  if (command) return helpOn(command.name);
  // "Can I get my saved papers as bibtex?" asks for that.
  if (savedAsked(line.replace(/[\s?!.]+$/, ''))) return undefined;
  const what = namedIn(THERE_IS, line).what?.replace(/\s/g, '');
  const about = what === undefined ? undefined : helpSubject(commands, what);
  return about && helpOn(about.name);
}

/** The help on the command that a question is after. */
function howIn(commands: readonly Spoken[], line: string): Intent | undefined {
  // "How do I cite 2608.01234?" asks for it.
  if (paperWanted(line)) return undefined;
  if (OF_DIGESTS.test(line)) return helpOn(namedIn(OF_DIGESTS, line).end ? STOP.command : ORDER.command);
  const working = namedIn(WORKS, line).what?.split(' ') ?? [];
  const works = working.every((word) => BESIDE.test(word) || subjectOf(commands, word));
  const what = works ? working.map((word) => subjectOf(commands, word)).find(Boolean) : undefined;
  if (what) return helpOn(what.name);
  const { way, asked = '' } = namedIn(HOW, line);
  const words = asked.split(/[\s?!.,"“”]/).filter(Boolean);
  const meant = words.map((each) => commandNamed(commands, each)).find(Boolean);
  if (meant) return helpOn(meant.name);
  const verb = words.find((word) => !VERBS.test(word));
  const about = way && verb ? commandAbout(commands, [verb]) : undefined;
  return about && helpOn(about.name);
}

/** The command that a word is about, also as one of several: "mutes". */
function subjectOf(commands: readonly Spoken[], word: string): Spoken | undefined {
  return helpSubject(commands, word) ?? helpSubject(commands, word.replace(/s$/i, ''));
}

/** Whether "help" after a command may be what it is asked for: a search for it. As a topic it says nothing. */
function takesHelp({ rest, options, completes = {}, name, effect }: Spoken): boolean {
  if (!rest || name === HELP.command) return rest !== undefined;
  if (effect !== 'reads') return false;
  const completion = (completes as Readonly<Record<string, string | undefined>>)[rest];
  return completion === 'topic' && !options.shape[rest]?.safeParse(undefined).success;
}

function helpOn(command: string): Intent {
  return { command: HELP.command, options: { command } };
}
