import { expect, it } from 'vitest';
import type { Time } from '#core/document.ts';
import { documentOf, HOSTILE, paperBlock } from '#test/fakes/documents.ts';
import type { RendererUnderTest, Seen } from './renderer.ts';

const AT = Date.parse('2026-08-21T17:02:00Z');
const MOMENTS: readonly Time[] = [
  { at: AT, show: 'time', text: '17:02 UTC' },
  { at: AT, show: 'day-and-time', text: 'Fri 21 Aug 2026 at 17:02 UTC' },
];

/** What looks like markup on one platform or another, and is only words. */
const ONLY_WORDS = [
  'a *bold* and a _sly_ snake_case',
  '`code` and ~struck~ ||out||',
  '<b>bold</b> &amp; <!channel> <@U123>',
  '@everyone, see <#123> and :smile:',
  '# 1. - > big',
  '1. is no list',
  'https://evil.example/x',
  'back\\slash \\*',
];

/** How texts are read: as they were written, whatever is in them. */
export function describeTexts({ parts, textOf, sent }: RendererUnderTest, seen: Seen): void {
  it.each(['text', 'note'] as const)('shows moments, commands and messages of ours within a %s', (kind) => {
    for (const moment of MOMENTS) {
      const { read, ...message } = parts.message;
      const text = [
        'Next: ',
        moment,
        '. Try ',
        { command: 'follow "world models"' },
        ', or see ',
        message,
        '.',
      ];
      const command = parts.command('follow "world models"');
      expect(seen({ kind, text })).toContain(
        `Next: ${parts.moment(moment)}. Try ${command}, or see ${read}.`,
      );
    }
  });

  it.each(['text', 'note'] as const)(
    'links a page of a source within a %s, and no address that is not public',
    (kind) => {
      const address = 'huggingface.co/papers/date/2026-08-20';
      const linked = (page: string) =>
        documentOf({ kind, text: [{ page, text: 'Daily Papers' }, ' · 2 more'] });
      const shown = documentOf({
        kind,
        text: [{ page: `https://${address}`, text: 'Daily Papers' }, ' · 2 more'],
      });
      expect(textOf(shown).replace(/\s+/g, ' ')).toMatch(/Daily Papers.* · 2 more/);
      expect(sent(shown)).toContain(address);
      for (const page of ['https://10.0.0.1/x', 'http://localhost/x', 'https://a@huggingface.co/x'])
        expect(sent(linked(page))).not.toContain(`(${page})`);
    },
  );

  it.each(['text', 'note'] as const)('keeps the lines of a %s apart', (kind) => {
    const lines = textOf({ summary: '', blocks: [{ kind, text: 'One line\nAnother line' }] }).split('\n');
    expect(lines.map((line) => line.trim())).toEqual(expect.arrayContaining(['One line', 'Another line']));
  });

  it.each(ONLY_WORDS)('shows %j as it was written, wherever it stands', (words) => {
    const places = [
      seen({ kind: 'heading', text: words }),
      seen({ kind: 'heading', text: 'Daily papers', aside: words }),
      seen({ kind: 'text', text: words }),
      seen({ kind: 'text', text: [words, { command: 'help' }] }),
      seen({ kind: 'note', text: words }),
      seen(paperBlock({ title: words })),
      seen(paperBlock({ authors: [words] })),
      seen(paperBlock({}, { gist: words })),
      seen(paperBlock({}, { reasons: [{ kind: 'saved', title: words }] })),
      seen(paperBlock({}, { reasons: [{ kind: 'match', sentence: [{ text: words }] }] })),
    ];
    for (const text of places) expect(text).toContain(words);
  });

  it('lets no control character of any text through', () => {
    const sentence = [{ text: HOSTILE, mark: true }];
    const text = textOf({
      summary: HOSTILE,
      blocks: [
        { kind: 'heading', text: HOSTILE, aside: HOSTILE },
        { kind: 'text', text: [HOSTILE, { command: HOSTILE }, { message: HOSTILE, text: HOSTILE }] },
        paperBlock(
          { id: HOSTILE, title: HOSTILE, authors: [HOSTILE], organization: HOSTILE, url: HOSTILE },
          {
            gist: HOSTILE,
            reasons: [
              { kind: 'match', sentence },
              { kind: 'topic', topic: HOSTILE, sentence },
              { kind: 'saved', title: HOSTILE },
            ],
          },
        ),
        { kind: 'note', text: HOSTILE },
        {
          kind: 'form',
          command: 'subscribe',
          shows: { command: 'settings' },
          about: HOSTILE,
          fields: [
            { name: 'time', label: HOSTILE, value: HOSTILE, choices: [] },
            { name: 'order', label: HOSTILE, value: 'a', choices: [{ value: 'a', label: HOSTILE }] },
          ],
          actions: [{ label: HOSTILE, command: HOSTILE }],
        },
        { kind: 'actions', actions: [{ label: HOSTILE, command: HOSTILE }] },
      ],
    });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(text).toContain('Safe');
  });
}
