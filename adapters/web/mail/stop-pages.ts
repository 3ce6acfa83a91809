import { askForm, pressForm } from './forms.ts';
import type { MailAsk } from './mail-ask.ts';
import type { MailPage } from './mail-page.ts';

/** What a mail program sends by itself in one press (RFC 8058), and our own form does. */
const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };

/** One button that stops it. */
export function stopPage({ path }: Pick<MailAsk, 'path'>): MailPage {
  return {
    title: 'Stop these mails?',
    paragraphs: [
      'No mail comes after this, not even one that is on its way to be sent. The address is deleted at once.',
    ],
    below: [pressForm(path, 'Stop the mails', ONE_CLICK)],
  };
}

/** Stops it where that is what was sent; whoever it is for, the answer is the same. */
export async function stop({ mail, fields, path, opened }: MailAsk): Promise<MailPage> {
  if (fields.get('List-Unsubscribe') !== ONE_CLICK['List-Unsubscribe']) return stopPage({ path });
  if (opened) await mail.stop(opened.person);
  return {
    title: 'No more mails come',
    paragraphs: ['It is stopped, and the address is deleted. It can be subscribed again at any time.'],
    ...(mail.isSent ? { below: [askForm()] } : {}),
  };
}

/** What a provider or a relay tells of a mail: whose it was stands in its envelope sender, by which it is signed. */
export async function bounce({ mail, fields }: Pick<MailAsk, 'mail' | 'fields'>): Promise<200 | 400> {
  const told = fields.get('token') ?? fields.get('address') ?? '';
  const [, token = ''] = /^(?:[^@]*\+)?([a-z0-9-]+)(?:@.*)?$/i.exec(told.trim().replace(/^<|>$/g, '')) ?? [];
  const person = mail.open('bounce', token)?.person;
  switch (fields.get('kind')) {
    case 'permanent':
    case 'complaint':
      if (person) await mail.bounced(person);
      return 200;
    case 'temporary':
      if (person) await mail.failed(person);
      return 200;
    default:
      return 400;
  }
}
