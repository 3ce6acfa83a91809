import type { Block, Document } from '#core/document.ts';

const MAILED =
  'Who has papers mailed leaves an address, which is kept encrypted, and deleted at once when the mails are stopped, or after a week when nobody confirms it. Mails have no picture that counts, and no link that does. The one script is on the two pages that say when they come: it fills in your browser’s time zone, which is sent with the form and not before.';

/** What the page is, whose, what it keeps of its readers, and where its data comes from. */
export function aboutDocument({
  host,
  images,
  mails,
}: {
  host: string;
  images: boolean;
  /** Whether papers are mailed to whoever wants them. */
  mails: boolean;
}): Document {
  const text = (words: string): Block => ({ kind: 'text', text: words });
  const pictures = images
    ? 'Pictures of papers are loaded from Hugging Face, which then knows your address.'
    : 'Nothing is loaded from anybody else.';
  return {
    summary: 'What this page is, what it keeps, and where its papers come from',
    blocks: [
      { kind: 'heading', text: 'About this page' },
      text(
        'Paperboy brings each day’s research papers, as its sources list them, to Discord, Slack, a terminal and these pages. It is free software under the MIT licence.',
      ),
      { kind: 'heading', text: 'What is kept' },
      text(
        `Of you, nothing: there are no accounts, no cookies and no scripts${mails ? ' but one' : ''}, and a page of your own has what you told the bot in a chat. What you search for is not stored; your address is remembered for some minutes in memory alone, to bound how much one reader can ask. ${pictures}`,
      ),
      ...(mails ? [text(MAILED)] : []),
      { kind: 'heading', text: 'Who runs it' },
      text(
        `Whoever runs ${host} runs this copy of Paperboy, and answers for it. A proxy in front of it may keep a log of its own.`,
      ),
      { kind: 'heading', text: 'Whose data it is' },
      text(
        'Lists, upvotes, summaries and links come from Hugging Face’s Daily Papers, titles and abstracts from the papers’ authors by way of arXiv. They belong to those who wrote them: each paper’s own page says under which licence. Paperboy belongs to neither.',
      ),
      { kind: 'heading', text: 'Feeds and files' },
      text(
        'The newest list, the week, a topic and any search can be followed as Atom or JSON Feed, and each page can be had as JSON, BibTeX and RIS: the links are at its foot. A feed reader that says what it has already is always answered; one that does not is answered about once a minute.',
      ),
    ],
  };
}
