import { namedIn } from '../../text/named-in.ts';
import { isNamed, type Spoken } from '../talk/spoken.ts';

const MOST = 4;
// What a chat, another bot or a shell wants before what is asked for.
const MENTION = /^(?:<@!?[\w-]{1,40}(?:\|[^>]{0,80})?>|@[\w-]{0,20}bot)[\s,:]*(?=\S)/i;
const SHELL = /^(?:\$\s*)?(?:npm (?:start|run start)(?: --)?|npx paperboy|paperboy)\s+(?=\S)/i;
const SIGNED = /^(?<sign>[/!])\s?(?<word>[\p{L}\p{N}_-]+)\s*(?<behind>[\s\S]*)$/u;
const OURS = /^(?:papers?|paperboy|arxiv|daily-?papers|pb)$/i;
// Whom other bots are asked as.
const OTHERS = /^(?:gpt|chatgpt|ask|chat|claude|ai|bot|llm|gemini|copilot)$/i;
// "Papers like that" are asked for by what follows.
const ABOUT_PAPERS = /^(?:similar|like|paper|mail|feed|web|why|saved?|follow|top)$/i;
const PIPED = /^(?<before>\S[^|]{0,100}?)\s*\|\s*(?:grep|rg|egrep)\s+(?:-\w+\s+)*(?<behind>\S.{0,100})$/i;

/** "/papers /papers today", "!papers today", "<@U1> today" and "$ npm start -- today" without what stands before the command; a slash before a command itself stays. Another bot's command is its words: "/remind me to read it". */
export function withoutPrefixes(commands: readonly Spoken[], line: string): string {
  let rest = line.replace(SHELL, '');
  for (let times = 0; times < MOST; times++) {
    const less = withoutOne(commands, rest.replace(MENTION, ''));
    if (less === rest) break;
    rest = less;
  }
  // "search:agents".
  const { named, value } = namedIn(/^(?<named>\w+):\s*(?<value>\S.*)$/s, rest);
  if (isNamed(commands, named)) return `${named} ${value}`;
  const { before, behind } = namedIn(PIPED, rest);
  return isNamed(commands, before?.split(' ')[0]) ? `${before} ${behind}` : rest;
}

function withoutOne(commands: readonly Spoken[], line: string): string {
  // "papers today": the name of the group of commands, without its slash.
  const { next } = namedIn(/^papers\s+(?<next>\S+)(?:\s|$)/i, line);
  if (next && isNamed(commands, next) && !ABOUT_PAPERS.test(next)) return line.replace(/^papers\s+/i, '');
  const { sign = '', word, behind = '' } = namedIn(SIGNED, line);
  return word ? withoutSign(commands, { line, sign, word, behind }) : line;
}

function withoutSign(
  commands: readonly Spoken[],
  { line, sign, word, behind }: Readonly<Record<'line' | 'sign' | 'word' | 'behind', string>>,
): string {
  if (isNamed(commands, word)) return sign === '/' ? line : `${word} ${behind}`.trim();
  if (OURS.test(word)) return behind || (sign === '/' ? line : word);
  if (OTHERS.test(word) && behind) return behind;
  // A line may begin with a path, and a name alone is for whoever looks for the nearest command.
  return behind && /^\p{L}/u.test(word) && !/^[/\\]/.test(behind) ? `${word} ${behind}` : line;
}
