import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Action, Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { closest } from '#core/text/closest.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { COMMAND } from '../ids.ts';
import { typedCommand } from './typed-command.ts';

/** Runs a line as it was typed behind the slash command; never rejects. */
export async function runLine(appApi: AppApi, line: string, caller: Caller): Promise<Reply> {
  if (!line.trim()) return { status: 'answered', document: menu(appApi) };
  try {
    const { name, options } = typedCommand(appApi.commands, line);
    return await appApi.dispatch(name, options, caller);
  } catch (error) {
    return withSearch(appApi, appApi.explain(error), line);
  }
}

/** Whoever types words that are no command most likely mistyped one, or looks for them. */
function withSearch({ commands }: AppApi, answer: Reply, line: string): Reply {
  const words = oneLine(line);
  const [first = '', ...rest] = words.split(' ');
  const names = commands.map(({ name }) => name);
  const typed = first.toLowerCase().replace(/^\//, '');
  if (names.includes(typed) || !names.includes('search') || words.length > 200) return answer;
  const near = closest(typed, names);
  const meant = near && [near, ...rest].join(' ');
  const actions: Action[] = [
    ...(meant ? [{ label: clipWords(meant, 60), command: meant }] : []),
    ...(near === 'search'
      ? []
      : [{ label: `Search for ${clipWords(words, 40)}`, command: `search ${words}` }]),
  ];
  return {
    ...answer,
    document: { ...answer.document, blocks: [...answer.document.blocks, { kind: 'actions', actions }] },
  };
}

/** What a bare slash command shows: the commands that need nothing more, as buttons, without those that are shown already. */
export function menu({ commands }: AppApi, shown: readonly string[] = []): Document {
  const actions = commands
    .filter(({ name, options }) => READING.has(name) && options.safeParse({}).success)
    .filter(({ name }) => !shown.includes(name))
    .map(({ name }) => ({ label: name.charAt(0).toUpperCase() + name.slice(1), command: name }));
  const examples = EXAMPLES.flatMap(
    (name) => commands.find((command) => command.name === name)?.examples[0] ?? [],
  );
  const summary = 'What would you like to read?';
  return {
    summary,
    blocks: [
      { kind: 'heading', text: summary },
      ...(examples.length > 0
        ? [{ kind: 'text' as const, text: examples.map((example) => `${COMMAND} ${example}`).join('\n') }]
        : []),
      { kind: 'actions', actions },
    ],
  };
}

const EXAMPLES = ['search', 'follow', 'subscribe'];
// What changes something for everybody is not one slip of a thumb away.
const READING = new Set(['today', 'top', 'topics', 'saved', 'settings', 'status', 'help']);

/** The command of a button that has been forgotten. */
export function forgotten(appApi: AppApi): Reply {
  return appApi.explain(
    new UserError('button-too-old', `This button is too old: type ${COMMAND} and the command again.`),
  );
}
