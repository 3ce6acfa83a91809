import type { Document } from '../document.ts';
import type { Wants } from '../topics/presses.ts';
import { encodeIntent, type Intent } from './intent.ts';
import type { Scope } from './scope.ts';

/** What a document's papers are to its reader. */
export type PapersOf = NonNullable<Document['papers']> | 'listed';

/** Something that a reader may do with a paper at once. */
export interface PaperAction {
  readonly label: string;
  /** Asks which of several papers it is meant for. */
  readonly question: string;
  readonly intent: Intent;
  /** The papers that it is for. */
  readonly papers: readonly PapersOf[];
  /** What it is called in the menu of a message that links to a paper, where it stands there. */
  readonly inMenu?: { readonly name: string; readonly about: string };
}

const EVERY: readonly PapersOf[] = ['listed', 'ours', 'mine', 'saved'];

/** Shows a paper closer. */
export const LOOK: PaperAction = {
  label: 'Abstract',
  question: 'Look closer at a paper',
  intent: { command: 'paper' },
  papers: EVERY,
};

/** What can be done with a paper, in the order in which it is offered. */
export const PAPER_ACTIONS: readonly PaperAction[] = [
  LOOK,
  {
    label: 'Save',
    question: 'Which paper do you want to save?',
    intent: { command: 'save' },
    papers: ['listed', 'ours', 'mine'],
    inMenu: { name: 'Save paper', about: 'Save the paper linked here for later' },
  },
  {
    label: 'Take it out',
    question: 'Which paper do you want to take out?',
    intent: { command: 'unsave' },
    papers: ['saved'],
  },
  ...wanting('more'),
  {
    label: 'Not for us',
    question: 'Which paper is not for us?',
    intent: { command: 'dismiss' },
    papers: ['listed', 'ours'],
  },
  {
    label: 'Not for me',
    question: 'Which paper is not for you?',
    intent: { command: 'dismiss', options: { for: 'me' } },
    papers: ['mine'],
  },
  ...wanting('less'),
  {
    label: 'Similar',
    question: 'Similar to which paper?',
    intent: { command: 'similar' },
    papers: EVERY,
    inMenu: { name: 'Similar papers', about: 'Papers like the one linked here' },
  },
];

/** More like a paper, or less: said in the channel of what was picked for it, else for the reader alone. */
function wanting(wants: Wants): PaperAction[] {
  const words = wants === 'more' ? 'More' : 'Less';
  // Ten menus of a message are long: what is so anyway is left out.
  const intentOf = (scope: Scope): Intent => ({
    command: 'like',
    options: { want: wants === 'less' ? wants : undefined, for: scope === 'channel' ? scope : undefined },
  });
  const common = { label: `${words} like this`, question: `${words} like which paper?` };
  return [
    { ...common, intent: intentOf('channel'), papers: ['ours'] },
    { ...common, intent: intentOf('me'), papers: ['listed', 'mine'] },
  ];
}

/** The actions for a document's papers, among the commands that there are. */
export function paperActions(
  papers: PapersOf,
  commands: readonly { readonly name: string }[],
): readonly PaperAction[] {
  return PAPER_ACTIONS.filter(
    ({ intent, papers: its }) => its.includes(papers) && commands.some(({ name }) => name === intent.command),
  );
}

/** What an action asks of one paper. */
export function actionOn({ intent }: Pick<PaperAction, 'intent'>, paper: string): Intent {
  return { command: intent.command, options: { ...intent.options, paper } };
}

/** The action that a button or a menu carries as its intent; older versions wrote it as a line. */
export function paperActionAt(text: string): PaperAction | undefined {
  return PAPER_ACTIONS.find(({ intent }) => text === encodeIntent(intent) || text === formerLine(intent));
}

function formerLine({ command, options = {} }: Intent): string {
  return [command, ...Object.entries(options).map(([name, value]) => `${name}:${value}`)].join(' ');
}
