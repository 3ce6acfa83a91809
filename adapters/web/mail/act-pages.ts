import { actionOn, LOOK } from '#core/commands/paper-actions.ts';
import type { Contact } from '#core/subscriptions/contacts.ts';
import { mailAct } from '#core/subscriptions/mail/acts.ts';
import { runIntent } from '../../shared/conversation/run-intent.ts';
import { pressForm } from './forms.ts';
import type { LinkAsk } from './mail-ask.ts';
import type { MailPage } from './mail-page.ts';
import { readerOfPapers } from './mailbox-callers.ts';
import { shown } from './shown.ts';

/** What is done with which paper. */
interface Act {
  readonly act: string;
  readonly paper: string;
}

/** The paper, and one button that says what it does. */
export async function actPage(ask: LinkAsk, contact: Contact, { act, paper }: Act): Promise<MailPage> {
  const wanted = mailAct(act, paper);
  const look = await runIntent(ask.appApi, actionOn(LOOK, paper), readerOfPapers(contact));
  if (!wanted || look.status !== 'answered') return noSuchPaper();
  const papers = look.document.blocks.filter(({ kind }) => kind === 'paper');
  return {
    title: `${wanted.label}?`,
    below: [shown({ ...look.document, blocks: papers }), pressForm(ask.path, wanted.label)],
  };
}

/** Does it, and says what was done. */
export async function doAct(ask: LinkAsk, contact: Contact, { act, paper }: Act): Promise<MailPage> {
  const wanted = mailAct(act, paper);
  if (!wanted) return noSuchPaper();
  const reply = await runIntent(ask.appApi, wanted.intent, readerOfPapers(contact));
  const status = reply.status === 'answered' ? 200 : 400;
  return { status, title: reply.document.summary, below: [shown(reply.document)] };
}

function noSuchPaper(): MailPage {
  return { status: 404, title: 'There is no such paper', paragraphs: ['The link may have been cut short.'] };
}
