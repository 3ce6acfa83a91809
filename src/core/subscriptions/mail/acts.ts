import type { Intent } from '../../commands/intent.ts';
import { actionOn, PAPER_ACTIONS, type PaperAction } from '../../commands/paper-actions.ts';

const MAIL_ACTS = ['save', 'not-for-me', 'more'] as const;
/** What can be done with a paper from a mail, each by a page that asks once more. */
export type MailAct = (typeof MAIL_ACTS)[number];

const LABELS: Readonly<Record<MailAct, string>> = {
  save: 'Save',
  'not-for-me': 'Not for me',
  more: 'More like this',
};

/** What an act is called, and what it asks of a paper; undefined where it is none. */
export function mailAct(
  act: string,
  paper: string,
): { readonly label: string; readonly intent: Intent } | undefined {
  const known = MAIL_ACTS.find((each) => each === act);
  const action = known && PAPER_ACTIONS.find((each) => isOf(each, LABELS[known]));
  return action && { label: action.label, intent: actionOn(action, paper) };
}

/** Of a reader's own papers, since nobody else reads a mailbox. */
function isOf({ label, papers }: PaperAction, wanted: string): boolean {
  return label === wanted && papers.includes('mine');
}
