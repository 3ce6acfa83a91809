import type { Document, Text } from '../../document.ts';
import { plural } from '../../text/text.ts';

/** That a mailbox is asked, or not, whatever is known of it. */
export function mailAskedDocument(): Document {
  return saying(
    'If that mailbox may be asked, a mail is on its way to it.',
    'Open the page that it leads to, and press the one button there. From then on it gets the papers for you, by the topics that you follow, mute and save here. Nothing within some minutes? Look among the spam: an address is asked once a day.',
  );
}

/** How many mailboxes go by what somebody follows here, and how many are asked. */
export function mailboxesDocument(linked: number, waiting: number): Document {
  const asked = waiting > 0 ? ` ${plural(waiting, 'mailbox', 'mailboxes')} did not answer yet.` : '';
  if (linked === 0)
    return saying(`No mails go by what you follow here.${asked}`, [
      'Type ',
      { command: 'mail you@example.org' },
      ' with your own address to get the papers for you by mail.',
    ]);
  const gets = linked === 1 ? 'gets' : 'get';
  return saying(`${plural(linked, 'mailbox', 'mailboxes')} ${gets} papers by what you follow here.${asked}`, [
    'To cut that, type ',
    { command: 'mail off' },
    '. A link in each mail changes when it comes, or stops it.',
  ]);
}

/** That links to mailboxes are cut, so many. */
export function cutDocument(cut: number): Document {
  if (cut === 0) return saying('No mails go by what you follow here, so there is nothing to cut.');
  return saying(
    `${plural(cut, 'mailbox goes', 'mailboxes go')} by what you follow here no more.`,
    'The mails themselves go on by topics of their own: a link in each of them stops them.',
  );
}

function saying(text: string, note?: Text): Document {
  return {
    summary: text,
    blocks: [{ kind: 'text', text }, ...(note ? [{ kind: 'note' as const, text: note }] : [])],
  };
}
