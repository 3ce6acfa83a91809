import type { Action } from '#core/document.ts';
import type { Front } from '#core/front.ts';
import { oneLine } from '#core/text.ts';
import type { PaperBlock } from './paper.ts';

/** The command that shows a paper closer. */
export const LOOK = 'paper';

interface Verb {
  readonly label: string;
  readonly question: string;
}

/** What a reader may do with a paper at once, by its command, in the order of the buttons. */
export const VERBS: Readonly<Record<string, Verb>> = {
  save: { label: 'Save', question: 'Which paper do you want to save?' },
  similar: { label: 'Similar', question: 'Similar to which paper?' },
  dismiss: { label: 'Not for us', question: 'Which paper is not for us?' },
};

/** A button that asks first which of the message's papers its verb is meant for. */
export interface Picking {
  readonly label: string;
  readonly verb: string;
}
export type Button = Action | Picking;

/** The commands about a paper that there are. */
export function offersOf({ commands }: Pick<Front, 'commands'>): readonly string[] {
  return [LOOK, ...Object.keys(VERBS)].filter((offer) => commands.some(({ name }) => name === offer));
}

/** The command of a paper. */
export function about(command: string, { paper }: PaperBlock): string {
  return `${command} ${oneLine(paper.id) || '-'}`;
}

/** The buttons of a message's papers: of one paper they act on it, of several they ask; none says what another one says. */
export function verbButtons(
  papers: readonly PaperBlock[],
  { offers, choosing, others }: { offers: readonly string[]; choosing: boolean; others: readonly Button[] },
): Button[] {
  const [only] = papers;
  const verbs = Object.entries(VERBS).filter(([verb]) => offers.includes(verb));
  // Which papers there are is read from the message's choice, so that no store needs to know.
  if (!only || (papers.length > 1 && !choosing)) return [];
  if (papers.length > 1) return verbs.map(([verb, { label }]) => ({ label, verb }));
  const said = new Set(others.map((other) => ('command' in other ? other.command : '')));
  return verbs
    .map(([verb, { label }]) => ({ label, command: about(verb, only) }))
    .filter(({ command }) => !said.has(command));
}
