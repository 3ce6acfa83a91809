import type { Intent } from '../intent.ts';
import { HELP, ORDER, STOP } from '../known-intents.ts';
import { commandNamed, type Spoken } from './spoken.ts';

const HELP_ALONE =
  /^(?:\?|--?h(?:elp)?|h|commands?|(?:list|show|all|which|what)(?: (?:all|of|the))* commands(?: are there)?|menu|options|man|usage|help(?: me)?(?: please)?)[?!.]*$/i;
const WHO =
  /^(?:what (?:can|do) (?:you|i|this)(?: do| ask| type)?(?: for (?:me|us))?|are you there|what is this|how (?:do|does) (?:you|this|it) work|how (?:do|can) i (?:use|ask|talk to) (?:you|this|it))[?!.]*$/i;
const HOW =
  /^(?:how (?:do|can|could|would|should) (?:i|we|you|one)|how to|what does|what is|help me(?: with| to)?)\s(.+)/i;
const OF_DIGESTS =
  /^how (?:do|can|could|should|would) (?:i|we) (?:(?<end>stop|end|cancel|turn off|get rid of)\b.{0,30}\b(?:this|it|these|those|them|digests?|messages?|papers)|(?:get|receive|order|have|set up|schedule|start)\b.{0,40}\b(?:digests?|daily|every (?:day|morning|week)|papers))[\s?!.]*$/i;
const FIRST = /^(?:--help|-h|\?+)\s+(\S+)$/;
// After the name of a command; a question mark and a flag are never what to look for.
const AFTER = /^(\S+)\s+(?:(help|usage)|(\?+|--help|-h))$/i;

/** The help that a line asks for, of all or of a command that it names; undefined where it asks for none. */
export function helpAskedIn(commands: readonly Spoken[], line: string): Intent | undefined {
  if (HELP_ALONE.test(line) || WHO.test(line)) return HELP;
  const [, name = '', word, sign] = AFTER.exec(line) ?? [];
  const command = commandNamed(commands, name);
  if (command && (sign || (word && !takesHelp(command)))) return helpOn(command.name);
  const [, first] = FIRST.exec(line) ?? [];
  if (first) return helpOn(first);
  return howIn(commands, line);
}

/** The help on the command that a question is after. */
function howIn(commands: readonly Spoken[], line: string): Intent | undefined {
  const ofDigests = OF_DIGESTS.exec(line);
  if (ofDigests) return helpOn(ofDigests.groups?.end ? STOP.command : ORDER.command);
  const [, asked = ''] = HOW.exec(line) ?? [];
  const meant = asked
    .split(/[\s?!.,"“”]/)
    .map((each) => commandNamed(commands, each))
    .find((each) => each !== undefined);
  return meant && helpOn(meant.name);
}

/** Whether "help" after a command may be what it is asked for: a search for it, or a topic. */
function takesHelp({ rest, options, completes = {}, name }: Spoken): boolean {
  if (!rest || name === HELP.command) return rest !== undefined;
  const completion = (completes as Readonly<Record<string, string | undefined>>)[rest];
  return completion === 'topic' && !options.shape[rest]?.safeParse(undefined).success;
}

function helpOn(command: string): Intent {
  return { command: HELP.command, options: { command } };
}
