import type { Intent } from '../intent.ts';
import { HELP } from '../known-intents.ts';
import { commandNamed, firstWord, isNamed, type Spoken } from './spoken.ts';

const HELP_ALONE =
  /^(?:\?+|--?h(?:elp)?|h|commands?|menu|options|man|usage|help(?: me)?(?: please)?)[?!.]*$/i;
const WHO =
  /^(?:what (?:can|do) (?:you|i|this)(?: do| ask| type)?|who are you|what are you|what is this|how (?:do|does) (?:you|this|it) work|how (?:do|can) i (?:use|ask|talk to) (?:you|this|it))[?!.]*$/i;
const HOW =
  /^(?:how (?:do|can|could|would|should) (?:i|we|you|one)|how to|what does|what is|help me(?: with| to)?)\s+(.+)$/i;
const FIRST = /^(?:--help|-h|\?+)\s+(\S+)$/;
// After the name of a command; a question mark and a flag are never what to look for.
const AFTER = /^(\S+)\s+(?:(help|usage)|(\?+|--help|-h))$/i;

/** The help that a line asks for, of all or of a command that it names; undefined where it asks for none. */
export function helpAskedIn(commands: readonly Spoken[], line: string): Intent | undefined {
  if (HELP_ALONE.test(line) || WHO.test(line)) return HELP;
  const [, name = '', word, sign] = AFTER.exec(line) ?? [];
  const command = commandNamed(commands, name);
  if (command && (sign || (word && !takesHelp(command)))) return helpOn(command.name);
  const [, first = ''] = FIRST.exec(line) ?? [];
  if (first) return helpOn(first);
  if (isNamed(commands, firstWord(line)) && !/^help me\b/i.test(line)) return undefined;
  const [, asked = ''] = HOW.exec(line) ?? [];
  const meant = asked
    .split(/[\s?!.,"“”]+/)
    .map((each) => commandNamed(commands, each))
    .find((each) => each !== undefined);
  return meant && helpOn(meant.name);
}

/** Whether "help" after a command may be what it is asked for: a search for it, or a topic. */
function takesHelp({ rest, options, completes = {}, name }: Spoken): boolean {
  if (!rest || name === HELP.command) return name === HELP.command;
  const completion = (completes as Readonly<Record<string, string | undefined>>)[rest];
  const isNeeded = !options.shape[rest]?.safeParse(undefined).success;
  return isNeeded && (completion === undefined || completion === 'topic');
}

function helpOn(command: string): Intent {
  return { command: HELP.command, options: { command } };
}
