import { describe, expect, it } from 'vitest';
import { renderForWeb } from '#adapters/web/render/render.ts';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import type { Document } from '#core/document.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { problemsIn, textOfMarkup } from './read-page.ts';

const markupOf = (document: Document, images = false) => String(renderForWeb(document, { commands, images }));

describeRenderer('web', {
  textOf: (document) => textOfMarkup(markupOf(document)),
  sent: (document) => markupOf(document),
  problems: (document) => problemsIn(markupOf(document)),
  parts: {
    moment: ({ text }) => text,
    command: (line) => line,
    message: { message: 'https://chat.a.edu/1', text: 'it', read: 'it' },
  },
  offered: (action) => (pageAddress(action) === undefined ? intentLine(commands, action) : action.label),
  paperActions: 'what can be done with a paper is done in a chat; its title leads to its page',
  changesForms: 'a page changes nothing',
  showsFiles: true,
});

describe('a document on a page', () => {
  it('has one title, which is its first heading, else the paper that it shows, else its summary', () => {
    const titles = (document: Document) =>
      [...markupOf(document).matchAll(/<h1>(.*?)<\/h1>/g)].map(([, title]) => title);
    const heading = { kind: 'heading', text: 'Daily papers' } as const;
    expect(titles(documentOf(paperBlock(), heading, { ...heading, text: 'More' }))).toEqual(['Daily papers']);
    expect(titles(documentOf(paperBlock({ title: 'On Bits' }, { whole: true })))).toEqual(['On Bits']);
    expect(titles({ summary: 'Nothing new', blocks: [] })).toEqual(['Nothing new']);
  });

  it('leads from a paper to its own page, also where its id has a slash or is hostile', () => {
    for (const [id, href] of [
      ['2608.12345', '/papers/2608.12345'],
      ['hep-th/9901001', '/papers/hep-th/9901001'],
      ['"><img src=x>', '/papers/%22%3E%3Cimg%20src%3Dx%3E'],
    ] as const)
      expect(markupOf(documentOf(paperBlock({ id })))).toContain(`href="${href}"`);
  });

  it('says a moment for programs, too', () => {
    const at = Date.parse('2026-08-21T17:02:00Z');
    const text = [{ at, show: 'time' as const, text: '17:02 UTC' }];
    expect(markupOf(documentOf({ kind: 'note', text }))).toContain(
      '<time datetime="2026-08-21T17:02:00Z">17:02 UTC</time>',
    );
  });

  it('shows pictures only where that is wanted, lazily and without telling whence', () => {
    const document = documentOf(paperBlock({ thumbnail: 'https://cdn-thumbnails.huggingface.co/x.png' }));
    expect(markupOf(document)).not.toContain('<img');
    expect(markupOf(document, true)).toMatch(
      /<img src="https:\/\/cdn[^>]* loading="lazy" referrerpolicy="no-referrer"/,
    );
  });
});
