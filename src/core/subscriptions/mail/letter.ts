import type { WaitingLetter } from '../contacts.ts';
import type { Letter, MailLinks } from './mail-api.ts';

const MARKER_LENGTH = 22;

/** The words of a letter; `host` is where its page is. The same one on the same day has the same marker. */
export function letterOf({ kind, address: to }: WaitingLetter, links: MailLinks, host: string): Letter {
  const address = kind === 'confirm' ? links.confirm : links.settings;
  return { to, ...wordsOf(kind, { host, address }), marker: markerOf(address) };
}

function wordsOf(
  kind: WaitingLetter['kind'],
  { host, address }: { host: string; address: string },
): Pick<Letter, 'subject' | 'paragraphs' | 'link'> {
  switch (kind) {
    case 'confirm':
      return {
        subject: 'Do you want new research papers by mail?',
        paragraphs: [
          `Somebody, hopefully you, asked ${host} to send new research papers to this mailbox, on weekdays.`,
          'If that was you, open the page below and press its one button. No second mail is needed.',
          'If it was not you, do nothing: nothing more is sent, and this address is deleted after 7 days.',
        ],
        link: { label: 'Open the page', address },
      };
    case 'settings':
      return {
        subject: 'Your link to change what is mailed to you',
        paragraphs: [
          `Here is a new link to the settings of the mails that ${host} sends you. It is good for 30 days.`,
          'If you did not ask for it, do nothing: nothing changes.',
        ],
        link: { label: 'Change what you get', address },
      };
    default:
      return kind satisfies never;
  }
}

/** From the token's signature, which is another one for each mailbox, kind and day. */
function markerOf(address: string): string {
  return (/([0-9a-f]+)\/\w+$/.exec(address)?.[1] ?? '').slice(-MARKER_LENGTH);
}
