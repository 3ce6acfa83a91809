import { html } from 'hono/html';
import { withOptions } from '#core/commands/intent.ts';
import { ORDER } from '#core/commands/known-intents.ts';
import type { Contact } from '#core/subscriptions/contacts.ts';
import { Mailbox } from '#core/subscriptions/mail/mailbox.ts';
import { runIntent } from '../../shared/conversation/run-intent.ts';
import { NOTHING } from '../../shared/markup/markup.ts';
import { askForm, confirmForm } from './forms.ts';
import type { LinkAsk, MailAsk } from './mail-ask.ts';
import type { MailPage } from './mail-page.ts';
import { readerOfMails } from './mailbox-callers.ts';
import { shown } from './shown.ts';

/** What comes by mail, and where to ask for it. */
export function askPage(): MailPage {
  return {
    title: 'Papers by mail',
    paragraphs: [
      'On weekdays, or the days that you choose, a mail with the new papers: first those on your topics, each with what it says and why you get it.',
      'Type your address. You get one mail with a link to a page, and one press there is all that is needed. Nobody tracks what you open, and every mail can be stopped with one press.',
    ],
    below: [askForm()],
  };
}

/** Has a mailbox asked. The answer is the same whatever is known of it. */
export async function takeAddress({ mail, fields }: Pick<MailAsk, 'mail' | 'fields'>): Promise<MailPage> {
  const { data: address } = Mailbox.safeParse(fields.get('address') ?? '');
  if (address === undefined)
    return {
      status: 400,
      title: 'That is no mail address',
      paragraphs: ['An address looks like you@example.org. Please look at it once more.'],
      below: [askForm()],
    };
  await mail.ask(address);
  return {
    title: 'Look into your mailbox',
    paragraphs: [
      'If this address is not subscribed yet, a mail is on its way to it. Open the page that it leads to, and press the one button there.',
      'Nothing within some minutes? Look among the spam. An address is asked once a day, and three times in all.',
    ],
  };
}

/** What comes, and one button. */
export async function confirmPage(ask: LinkAsk): Promise<MailPage> {
  const { person, expired } = ask.opened;
  const contact = await ask.mail.of(person);
  if (!contact || expired || !isOpen(contact)) return linkIsOver(ask);
  return {
    title: 'One press, and papers come by mail',
    asksZone: true,
    paragraphs: [
      'On weekdays at this time you get one mail with new papers. Days, number and topics can be changed by a link in every mail, and each mail can be stopped with one press.',
      ...(contact.pending
        ? [
            `This was asked for by ${contact.pending.name}: the mails go by what is followed there, and what you save here is saved there. Do not press if that is not you.`,
          ]
        : []),
    ],
    below: [confirmForm(ask.path)],
  };
}

/** The mailbox wants mails: what it did not order yet is ordered. */
export async function confirm(ask: LinkAsk): Promise<MailPage> {
  const { mail, appApi, fields } = ask;
  const { person, expired } = ask.opened;
  const contact = expired ? undefined : await mail.confirm(person);
  if (!contact) return linkIsOver(ask);
  const caller = readerOfMails(contact);
  const known = await appApi.subscription(caller.channel);
  const order = withOptions(ORDER, { time: fields.get('time'), zone: fields.get('zone') });
  const reply = known ? undefined : await runIntent(appApi, order, caller);
  if (reply && reply.status !== 'answered')
    return {
      status: 400,
      title: 'One thing is missing',
      asksZone: true,
      below: [shown(reply.document), confirmForm(ask.path, fields)],
    };
  const settings = mail.linksFor(person).settings;
  return {
    title: 'Papers come by mail',
    paragraphs: ['That was all: the next mail comes at its time.'],
    below: [
      reply ? shown(reply.document) : NOTHING,
      html`<p><a href="${settings}">Choose topics, days and more</a></p>
`,
    ],
  };
}

function isOpen({ state }: Contact): boolean {
  return state === 'asked' || state === 'confirmed';
}

function linkIsOver({ mail }: Pick<MailAsk, 'mail'>): MailPage {
  return {
    status: 404,
    title: 'This link is no longer good',
    paragraphs: ['It is good for a week. Type your address to get a new one.'],
    ...(mail.isSent ? { below: [askForm()] } : {}),
  };
}
