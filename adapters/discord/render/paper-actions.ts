import type { AppApi } from '#core/app-api.ts';
import type { Action, Document, PaperBlock } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';

/** The command that shows a paper closer. */
export const LOOK = 'paper';

interface Verb {
  readonly label: string;
  readonly question: string;
  /** The papers that it is for. */
  readonly papers: readonly (NonNullable<Document['papers']> | 'listed')[];
}

/** What a reader may do with a paper at once, by the command that does it, in the order of the buttons. */
export const VERBS: Readonly<Record<string, Verb>> = {
  save: { label: 'Save', question: 'Which paper do you want to save?', papers: ['listed', 'mine'] },
  unsave: { label: 'Take out', question: 'Which paper do you want to take out?', papers: ['saved'] },
  similar: {
    label: 'Similar',
    question: 'Similar to which paper?',
    papers: ['listed', 'mine', 'saved'],
  },
  dismiss: { label: 'Not for us', question: 'Which paper is not for us?', papers: ['listed'] },
  'dismiss for:me': { label: 'Not for me', question: 'Which paper is not for you?', papers: ['mine'] },
};

/** A button that asks first which of the message's papers its verb is meant for. */
interface Picking {
  readonly label: string;
  readonly verb: string;
}
/** One whose command answers by itself, or changes what `shows` answers in the message's place. */
interface Acting extends Action {
  readonly shows?: string;
}
export type Button = Acting | Picking;

/** The commands about a paper that there are. */
export function offersOf({ commands }: Pick<AppApi, 'commands'>): readonly string[] {
  return [LOOK, ...Object.keys(VERBS)].filter((offer) =>
    commands.some(({ name }) => name === offer.split(' ', 1)[0]),
  );
}

/** The command of a paper. */
export function about(command: string, { paper }: PaperBlock): string {
  return `${command} ${oneLine(paper.id) || '-'}`;
}

interface Offering {
  readonly offers: readonly string[];
  readonly papers?: Verb['papers'][number] | undefined;
  readonly choosing: boolean;
  readonly others: readonly Button[];
}

/** The buttons of a message's papers: of one paper they act on it, of several they ask; none says what another one says. */
export function verbButtons(
  papers: readonly PaperBlock[],
  { offers, papers: kind = 'listed', choosing, others }: Offering,
): Button[] {
  const [only] = papers;
  const verbs = Object.entries(VERBS).filter(
    ([verb, { papers: its }]) => offers.includes(verb) && its.includes(kind),
  );
  // Which papers there are is read from the message's choice, so that no store needs to know.
  if (!only || (papers.length > 1 && !choosing)) return [];
  if (papers.length > 1) return verbs.map(([verb, { label }]) => ({ label, verb }));
  const offered = new Set(others.map((other) => ('command' in other ? other.command : '')));
  return verbs
    .map(([verb, { label }]) => ({ label, command: about(verb, only) }))
    .filter(({ command }) => !offered.has(command));
}
