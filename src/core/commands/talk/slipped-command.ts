import { takePapers } from '../../search/paper-reference.ts';
import { nearlyNamed } from '../find-command.ts';
import { firstWord, type Spoken } from './spoken.ts';

const LONGEST = 200;
const SHORTEST = 4;

/** The line that is meant where a command is misspelt before papers: "simlar 2608.01234"; one that would change something stays as it is typed, to be asked about. Undefined where none is. */
export function slippedCommand(commands: readonly Spoken[], line: string): string | undefined {
  const name = firstWord(line);
  if (line.length > LONGEST || name.length < SHORTEST || !/\d{4}/.test(line)) return undefined;
  const behind = line.slice(name.length).trim();
  const { papers, rest } = takePapers(behind);
  if (papers.length === 0 || /\p{L}/u.test(rest)) return undefined;
  const near = nearlyNamed(commands, name);
  const meant = near.find(({ effect }) => effect === 'reads');
  if (meant) return `${meant.name} ${behind}`;
  return near.length > 0 ? line : undefined;
}
