import type { Intent } from '../../commands/intent.ts';
import { actionOn, PAPER_ACTIONS, type PaperAction } from '../../commands/paper-actions.ts';
import type { MailAct } from './mail-api.ts';

const MAIL_ACTS: readonly MailAct[] = ['save', 'not-for-me', 'more'];
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
