import type { MailAct, MailLinks } from '#core/subscriptions/mail/mail-api.ts';

// No text that people see holds these: what is shown is cleaned of control characters first.
const [OPEN, SHUT] = ['\u0001', '\u0002'];
const WITHIN = new RegExp(`${OPEN}([\\w-]+)(?:/([^${SHUT}]*))?${SHUT}`, 'g');

/** Stand in a stored mail for pages of its reader's own, whose addresses are made when it is sent. */
export const OWN_LINKS = { settings: `${OPEN}settings${SHUT}`, stop: `${OPEN}stop${SHUT}` };

/** What each page that does something with a paper is called. */
const ACTS: Readonly<Record<MailAct, string>> = {
  save: 'Save',
  'not-for-me': 'Not for me',
  more: 'More like this',
};

/** The same for the pages on which something is done with a paper, in the order in which they are offered. */
export function actLinks(paper: string): readonly { readonly label: string; readonly address: string }[] {
  const id = encodeURIComponent(paper.toWellFormed());
  return Object.entries(ACTS).map(([act, label]) => ({ label, address: `${OPEN}${act}/${id}${SHUT}` }));
}

/** A stored text with the addresses themselves, each made safe by `safe`. */
export function withOwnLinks(text: string, links: MailLinks, safe: (address: string) => string): string {
  return text.replace(WITHIN, (_, name: string, paper: string | undefined) => {
    if (paper !== undefined) return safe(links.act(name as MailAct, decodeURIComponent(paper)));
    return safe(name === 'stop' ? links.stop : links.settings);
  });
}
