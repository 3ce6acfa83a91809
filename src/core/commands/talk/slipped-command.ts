import { takePapers } from '../../search/paper-reference.ts';
import { nearlyNamed } from '../find-command.ts';
import { firstWord, type Spoken } from './spoken.ts';

const LONGEST = 200;
const SHORTEST = 4;

/** The line that is meant where a command that only reads is misspelt before a paper: "simlar 2608.01234". Undefined where none is. */
export function slippedCommand(commands: readonly Spoken[], line: string): string | undefined {
  const name = firstWord(line);
  if (line.length > LONGEST || name.length < SHORTEST || !/\d{4}/.test(line)) return undefined;
  const behind = line.slice(name.length).trim();
  const { papers, rest } = takePapers(behind);
  if (papers.length === 0 || /\p{L}/u.test(rest)) return undefined;
  const [meant] = nearlyNamed(commands, name).filter(({ effect }) => effect === 'reads');
  return meant && `${meant.name} ${behind}`;
}
