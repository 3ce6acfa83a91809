import type { Action, Document } from '../../document.ts';
import { clipWords } from '../../text/text.ts';

const MOST = 5;
const LABEL = 60;

/** Asks which of several things is meant, a button each; `rest` shows all of them where there are more, `whole` is for all at once. */
export function whichDocument(
  question: string,
  actions: readonly Action[],
  rest: Action,
  whole: readonly Action[] = [],
): Document {
  const offered = actions
    .slice(0, MOST)
    .map((action) => ({ ...action, label: clipWords(action.label, LABEL) }));
  return {
    summary: question,
    blocks: [
      { kind: 'text', text: question },
      { kind: 'actions', actions: [...offered, ...(actions.length > MOST ? [rest] : []), ...whole] },
    ],
  };
}
