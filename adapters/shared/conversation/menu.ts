import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import { nearlyNamed } from '#core/commands/find-command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { searchFor } from '#core/commands/talk/searching/searched-instead.ts';
import { type Action, type Document, plainText } from '#core/document.ts';
import { takePapers } from '#core/search/paper-reference.ts';
import { OFF } from '#core/subscriptions/order-words.ts';
import { clipWords, oneLine } from '#core/text/text.ts';

type Commands = AppApi['commands'];

/** What is shown to whoever types nothing: what can be read without another word, as buttons, without what is `shown` already, and examples that `prefix` begins. */
export function startMenu(
  commands: Commands,
  { prefix, shown = [] }: { prefix: string; shown?: readonly Intent[] },
): Document {
  const actions = commands
    // What changes something for everybody is not one slip of a thumb away.
    .filter(({ effect, options }) => effect === 'reads' && options.safeParse({}).success)
    .filter(({ name }) => !shown.some(({ command }) => command === name))
    .flatMap(({ name, forMe }): Action[] => [
      { label: capital(name), command: name },
      ...(forMe ? [{ label: forMe, command: name, options: { for: 'me' } }] : []),
    ]);
  const examples = commands.flatMap(({ featured, examples: [example] }) =>
    featured && example ? [example] : [],
  );
  const summary = 'What would you like to read?';
  return {
    summary,
    blocks: [
      { kind: 'heading', text: summary },
      ...(examples.length > 0
        ? [
            {
              kind: 'text' as const,
              text: examples.map((example) => `${prefix} ${example}`.trim()).join('\n'),
            },
          ]
        : []),
      { kind: 'actions', actions },
    ],
  };
}

const SEARCHED = 200;

/** Whoever types words that are no command most likely mistyped one, or looks for them. */
export function withGuesses(commands: Commands, answer: Reply, line: string): Reply {
  const words = oneLine(line);
  const [first = ''] = words.split(' ');
  const typed = first.toLowerCase().replace(/^\//, '');
  const search = searchFor(commands, words);
  if (!typed || commands.some(({ name }) => name === typed) || !search || words.length > SEARCHED)
    return answer;
  const ordered = orderIn(commands, words);
  if (ordered) return offering(answer, commands, ordered, search);
  const near = nearlyMeant(commands, words);
  const actions = [
    ...near.map((meant) => ({ ...meant, label: clipWords(intentLine(commands, meant), 60) })),
    ...(near.some(({ command }) => command === search.command) ? [] : [search]),
  ];
  const blocks = [...answer.document.blocks, { kind: 'actions' as const, actions }];
  return { ...answer, document: { ...answer.document, blocks } };
}

/** Whether a line is a command's with a slip in its name, or an order: what may be meant by it is offered. */
export function isNearly(commands: Commands, line: string): boolean {
  const words = oneLine(line);
  return nearlyMeant(commands, words).length > 0 || orderIn(commands, words) !== undefined;
}

/** What a line asks for with the slip in its command's name undone; none where a command of that name makes nothing of the rest. */
function nearlyMeant(commands: Commands, words: string): Intent[] {
  const [first = '', ...rest] = words.split(' ');
  const typed = first.toLowerCase().replace(/^\//, '');
  const hasPaper = takePapers(rest.join(' ')).papers.length > 0;
  return nearlyNamed(commands, typed).flatMap((command) => {
    // Who wants one named its id.
    const wantsPaper = command.rest !== undefined && completionOf(command) === 'paper';
    if (wantsPaper && rest.length > 0 && !hasPaper) return [];
    return readable(commands, [command.name, ...rest].join(' ')) ?? [];
  });
}

function completionOf({ rest = '', completes = {} }: Commands[number]): string | undefined {
  return (completes as Readonly<Record<string, string | undefined>>)[rest];
}

/** The order that a line is which names a time or days, and nothing else: "daily at 9am". */
function orderIn(commands: Commands, line: string): Intent | undefined {
  const command = commands.find(({ effect }) => effect === 'orders');
  if (!command) return undefined;
  const intent = readable(commands, `${command.name} ${line}`);
  const given = Object.keys(intent?.options ?? {});
  // Who types "list my topics" orders nothing.
  if (given.length === 1 && given[0] === 'kind' && intent?.options?.kind === 'topics') return undefined;
  return given.some((option) => option !== command.rest && command.bare?.includes(option))
    ? intent
    : undefined;
}

/** Whoever only says when, or that it is to end, is offered that, and told that nothing is done yet. */
function offering(answer: Reply, commands: Commands, order: Intent, search: Action): Reply {
  const line = intentLine(commands, order);
  const ends = order.options?.time === OFF;
  const text = [
    ends
      ? 'Nothing has changed. To have no more digests come here, type '
      : 'Nothing has changed yet. To have papers come so, type ',
    { command: line },
    '.',
  ];
  return {
    ...answer,
    document: {
      summary: plainText(text),
      blocks: [
        { kind: 'text', text },
        { kind: 'actions', actions: [{ ...order, label: clipWords(line, 60) }, search] },
      ],
    },
  };
}

/** What a line asks for; undefined where it is none that a command takes. */
export function readable(commands: Commands, line: string): Intent | undefined {
  try {
    return readLine(commands, line);
  } catch {
    return undefined;
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
