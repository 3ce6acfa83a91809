import type { Intent } from '#core/commands/intent.ts';
import { encodeIntent } from '#core/commands/intent.ts';
import { actionOn, LOOK, type PaperAction } from '#core/commands/paper-actions.ts';
import type { Action, PaperBlock } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';

/** A button that asks first which of the message's papers its action is meant for. */
interface Picking {
  readonly label: string;
  readonly picks: Intent;
}
/** One that answers by itself, or changes what `shows` answers in the message's place. */
interface Acting extends Action {
  readonly shows?: Intent;
}
export type Button = Acting | Picking;

/** What an action asks of a paper. */
export function about(action: Pick<PaperAction, 'intent'>, { paper }: PaperBlock): Intent {
  return actionOn(action, oneLine(paper.id) || '-');
}

interface Offering {
  readonly offers: readonly PaperAction[];
  readonly choosing: boolean;
  readonly others: readonly Button[];
}

/** The buttons of a message's papers: of one paper they act on it, of several they ask; none says what another one says. */
export function actionButtons(
  papers: readonly PaperBlock[],
  { offers, choosing, others }: Offering,
): Button[] {
  const [only] = papers;
  const actions = offers.filter((action) => action !== LOOK);
  // Which papers there are is read from the message's choice, so that no store needs to know.
  if (!only || (papers.length > 1 && !choosing)) return [];
  if (papers.length > 1) return actions.map(({ label, intent }) => ({ label, picks: intent }));
  const shown = new Set(others.map((other) => ('command' in other ? encodeIntent(other) : '')));
  return actions
    .map((action) => ({ label: action.label, ...about(action, only) }))
    .filter((intent) => !shown.has(encodeIntent(intent)));
}
