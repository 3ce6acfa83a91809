import { describe, expect, it } from 'vitest';
import type { MailContent } from '#adapters/mail/delivery/compose.ts';
import { contentOf } from '#adapters/mail/delivery/payload.ts';
import { renderForMail, renderLetter } from '#adapters/mail/render/render.ts';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import type { Action, Document } from '#core/document.ts';
import type { MailLinks } from '#core/subscriptions/mail/mail-api.ts';
import { textOfMarkup } from '#test/adapters/web/read-page.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { documentOf, HOSTILE, paperBlock, paperBlocks } from '#test/fakes/documents.ts';

const ADDRESS = 'https://papers.example.org';
const TOKEN = `a${'0'.repeat(24)}-zzzz-${'f'.repeat(24)}`;
const LINKS: MailLinks = {
  confirm: `${ADDRESS}/m/${TOKEN}/confirm`,
  stop: `${ADDRESS}/m/${TOKEN}/stop`,
  settings: `${ADDRESS}/m/${TOKEN}/settings`,
  act: (act, paper) => `${ADDRESS}/m/${TOKEN}/${act}/${encodeURI(paper)}`,
};

const made = new WeakMap<Document, MailContent>();

/** As it is sent. */
function mailOf(document: Document): MailContent {
  const rendered = () => renderForMail(document, { commands, address: ADDRESS });
  const mail = made.get(document) ?? contentOf(JSON.stringify(rendered()), LINKS);
  made.set(document, mail);
  return mail;
}

/** What belongs to a mail as such: what is read of the document stands before it. */
const withoutFoot = (text: string) => text.slice(0, text.lastIndexOf('You get this because'));

const contract = {
  parts: {
    moment: ({ text }: { text: string }) => text,
    command: (line: string) => line,
    message: { message: 'https://chat.a.edu/1', text: 'it', read: 'it' },
  },
  offered: (action: Action) =>
    pageAddress(action) === undefined ? intentLine(commands, action) : action.label,
  paperActions: 'what is offered of each paper has pages of its reader’s own, tested below',
  changesForms: 'a mail changes nothing',
  showsFiles: true,
} as const;

describeRenderer('mail’s HTML', {
  ...contract,
  textOf: (document) => withoutFoot(textOfMarkup(mailOf(document).html)),
  sent: (document) => mailOf(document).html.replaceAll('&amp;', '&'),
  problems: (document) => problemsIn(mailOf(document).html),
});

describeRenderer('mail’s plain text', {
  ...contract,
  parts: { ...contract.parts, message: { ...contract.parts.message, read: 'https://chat.a.edu/1' } },
  textOf: (document) => withoutFoot(mailOf(document).text),
  sent: (document) => mailOf(document).text,
  problems: (document) =>
    /\p{Cc}/u.test(mailOf(document).text.replaceAll('\n', '')) ? ['a link that was not made'] : [],
});

const TAGS = /^(?:html|head|meta|title|style|body|div|h1|h2|p|a|code|time|mark|br)$/;

/** What does not belong into a mail: what runs, what is loaded, what acts, and links to elsewhere than may be. */
function problemsIn(html: string): string[] {
  const body = html.replace(/<style>.*?<\/style>/s, '');
  const tags = [...body.matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g)];
  const bare = body.replace(/<!doctype html>|<\/?[a-z0-9]+(?:\s+[a-z-]+(?:="[^"]*")?)*\s*>/g, '');
  const links = [...body.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  return [
    ...tags.map(([, name = '']) => name).filter((name) => !TAGS.test(name)),
    ...(/\b(?:src|on[a-z]+|action|background)=/.test(tags.map(([, , all]) => all).join(' '))
      ? ['something loaded']
      : []),
    ...(/[<>]/.test(bare) ? ['a bracket that is no tag'] : []),
    ...links.filter((href) => !href.startsWith('https://')).map((href) => `a link to ${href}`),
    ...(/\p{Cc}/u.test(html.replaceAll('\n', '')) ? ['a link that was not made'] : []),
  ];
}

const LONG = {
  title: 'A Title of the Length that Titles Have When Their Authors Had Much to Say About Them, and Said It',
  authors: ['Ada Example', 'Bo Sample', 'Cy Third', 'Di Fourth'],
  organization: 'The Example Laboratory of Examples',
  code: 'https://github.com/example/flexquant-for-everybody',
  project: 'https://flexquant.github.io/',
};
const DIGEST: Document = {
  summary: 'Daily papers · Thu 20 Aug 2026: 2 papers',
  papers: 'mine',
  blocks: [
    { kind: 'heading', text: 'Daily papers · Thu 20 Aug 2026', aside: '2 of 27' },
    paperBlock({ id: '2608.00001', title: 'FlexQuant: Four-Bit Weights' }),
    paperBlock({ id: 'hep-th/9901001', title: 'On Strings' }, { number: 2 }),
  ],
};

describe('a digest by mail', () => {
  it('has a subject that names the first papers, then what it is', () => {
    expect(mailOf(DIGEST).subject).toBe(
      'FlexQuant: Four-Bit Weights · On Strings · Daily papers · Thu 20 Aug 2026: 2 papers',
    );
  });

  it('has a subject of one line, whatever a title holds', () => {
    const { subject } = mailOf(documentOf(paperBlock({ title: HOSTILE })));
    expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(subject.length).toBeLessThanOrEqual(180);
  });

  it('leads from each paper to the pages on which its reader saves it, and is shown fewer or more like it', () => {
    const { html, text } = mailOf(DIGEST);
    for (const sent of [html, text]) {
      for (const act of ['save', 'not-for-me', 'more']) {
        expect(sent).toContain(`${ADDRESS}/m/${TOKEN}/${act}/2608.00001`);
        expect(sent).toContain(`${ADDRESS}/m/${TOKEN}/${act}/hep-th/9901001`);
      }
      for (const label of ['Save', 'Not for me', 'More like this', 'PDF']) expect(sent).toContain(label);
    }
  });

  it('says why it comes, how it is changed and stopped, and that nobody looks', () => {
    for (const sent of Object.values(mailOf(DIGEST)).slice(1)) {
      expect(sent).toContain('You get this because you asked for it at');
      for (const link of [LINKS.settings, LINKS.stop]) expect(sent).toContain(link);
      expect(sent.replace(/\s+/g, ' ')).toContain('Nobody is told whether you open this mail');
    }
  });

  it('loads nothing, and leads to no address that would count its readers', () => {
    const { html } = mailOf(DIGEST);
    expect(html).not.toMatch(/<img|<link|<script|<form|url\(|@import|background=/);
    const hosts = [...html.matchAll(/href="https:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect([...new Set(hosts)].sort()).toEqual(['arxiv.org', 'huggingface.co', 'papers.example.org']);
  });

  it('has every address of its plain text whole on a line', () => {
    const lines = mailOf(documentOf(paperBlock({ ...LONG, id: '2608.00001' }))).text.split('\n');
    const addresses = lines.filter((line) => line.includes('https://'));
    for (const line of addresses) expect(line).toMatch(/^ *(?:[^:]+: )?https:\/\/\S+(?: \(.*\))?$/);
    for (const line of lines.filter((each) => !addresses.includes(each)))
      expect([...line].length).toBeLessThanOrEqual(72);
  });

  it('is of less than 60 KB where it has 25 papers, and below what is cut off with all that may be said of them', () => {
    const sentence = [
      {
        text: 'A sentence that speaks of what is followed, at some length, as sentences of abstracts do. '.repeat(
          4,
        ),
      },
    ];
    const papers = paperBlocks(LONG.title, 25).map((block) => ({
      ...block,
      paper: { ...block.paper, ...LONG },
      gist: 'It says what the paper does in a whole sentence that is as long as a gist may be at all. '.repeat(
        3,
      ),
      reasons: [{ kind: 'topic' as const, topic: 'LLM quantization', sentence }],
    }));
    const { html } = mailOf({ ...DIGEST, blocks: papers });
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });

  it('takes no text for a link of its own', () => {
    const { html, text } = mailOf(
      documentOf(paperBlock({ title: '\u0001stop\u0002', id: '\u0001stop\u0002' })),
    );
    const stops = (sent: string) => sent.split(LINKS.stop).length - 1;
    expect([stops(html), stops(text)]).toEqual([1, 1]);
  });
});

describe('a letter', () => {
  it('says its paragraphs and leads to its one page, with nothing to stop', () => {
    const link = { label: 'Open the page', address: LINKS.confirm };
    const letter = {
      to: 'a@example.com',
      subject: 'Do you want papers?',
      paragraphs: ['One <b>.', 'Two.'],
      link,
      marker: 'm',
    };
    const { subject, html, text } = renderLetter(letter);
    expect(subject).toBe('Do you want papers?');
    expect(problemsIn(html)).toEqual([]);
    expect(text).toBe(`One <b>.\n\nTwo.\n\nOpen the page: ${LINKS.confirm}\n`);
    expect(textOfMarkup(html).match(/One <b>\.|Two\.|Open the page/g)).toEqual([
      'One <b>.',
      'Two.',
      'Open the page',
    ]);
    expect(html).toContain(`href="${LINKS.confirm}"`);
    expect(html).not.toMatch(/\/stop|\/settings/);
  });
});
