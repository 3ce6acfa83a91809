import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeAt, decodeCustomId } from '#adapters/discord/custom-id.ts';
import { requestOf } from '#adapters/discord/delivery/payload.ts';
import { modalOf } from '#adapters/discord/events/modal.ts';
import { type Page, renderForDiscord } from '#adapters/discord/render/render.ts';
import { shared, withShareButton } from '#adapters/discord/reply/share.ts';
import { commands } from '#commands/index.ts';
import { encodeIntent } from '#core/commands/intent.ts';
import type { Block, Document } from '#core/document.ts';
import { anyDocument } from '#test/contracts/renderer/any-document.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { checkMessage, checkModal } from '#test/fakes/discord/check.ts';
import { flat, readable, texts } from '#test/fakes/discord/readable.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';

const READER = { platform: 'discord', id: '12345678901234567890' };
const OFFERS = { commands: ['paper', 'save', 'similar', 'dismiss'].map((name) => ({ name })) };
const PICTURE = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.12345.png';

const MESSAGE = 'https://discord.com/channels/@me/1/2';

describeRenderer('Discord', {
  textOf: (document) => {
    const pages = renderForDiscord(document, { commands });
    const files = pages.flatMap((page) => page.files ?? []).flatMap(({ name, text }) => [name, text]);
    return [readable(pages), ...labelsOf(pages), ...files].join('\n');
  },
  sent: (document) => JSON.stringify(renderForDiscord(document, { commands })),
  problems,
  parts: {
    moment: ({ at, show }) => `<t:${at / 1000}:${show === 'time' ? 't' : 'f'}>`,
    command: (line) => `/papers ${line}`,
    message: { message: MESSAGE, text: 'open it', read: 'open it' },
  },
  offered: ({ label }) => label,
  paperActions: true,
  changesForms: true,
  showsFiles: true,
});

const shown = (...blocks: readonly Block[]) => renderForDiscord(documentOf(...blocks), OFFERS);

function problems(document: Document): string[] {
  const pages = renderForDiscord(document, { commands });
  const shown = pages
    .filter(({ files }) => !files)
    .map((page) => shared(withShareButton(page).components, READER));
  return [...pages, ...pages.map(withShareButton), ...shown].flatMap((page) => {
    const { body, files } = requestOf(page);
    const uploaded = files.map(({ name, data }) => ({ name, text: String(data) }));
    return [
      ...checkMessage(body, uploaded),
      ...modalsOf(body.components).flatMap((modal) => checkModal(modal)),
    ];
  });
}

/** The modals behind a message's buttons. */
function modalsOf(components: readonly unknown[]) {
  return flat(components).flatMap(({ custom_id }) => {
    const read = decodeCustomId(String(custom_id ?? ''));
    return read?.kind === 'ask' ? [{ ...modalOf(changeAt(read.text), []) }] : [];
  });
}

/** What is shown without being text: of choices and modals. */
function labelsOf(pages: readonly Page[]): string[] {
  const components = pages.flatMap((page) => page.components);
  const nodes = [
    ...flat(components),
    ...modalsOf(components).flatMap(({ data }) => flat(data?.components ?? [])),
  ];
  return nodes.flatMap(({ label, placeholder, value, options = [] }) => [
    ...[label, placeholder, value].filter((shown) => typeof shown === 'string'),
    ...(options as { label: string }[]).map((option) => option.label),
  ]);
}

describe('lines between papers', () => {
  const linesIn = (count: number) => {
    const papers = Array.from({ length: count }, (_, at) =>
      paperBlock({ id: `2608.1000${at}`, thumbnail: PICTURE }, { number: at + 1 }),
    );
    const [page] = shown({ kind: 'heading', text: 'Daily papers' }, ...papers);
    return JSON.stringify(page).split('"type":14').length - 1;
  };

  it('are drawn where there is room for them, and left out where a page is full', () => {
    expect([1, 5, 8].map(linesIn)).toEqual([0, 4, 0]);
  });
});

describe('a list on Discord', () => {
  const lines = (many: number) =>
    Array.from(
      { length: many },
      (_, at): Block => ({ kind: 'text', text: [{ command: `help ${at}` }, ': helps'] }),
    );

  it('is one component, however many lines it has, and help one message', () => {
    const [page, ...more] = shown({ kind: 'heading', text: 'Read' }, ...lines(60));
    expect(more).toEqual([]);
    expect(texts([page ?? {}])).toHaveLength(2);
    expect(readable([page ?? {}])).toMatch(/^Read\n.*help 0: helps\n.*help 1: helps\n/);
  });

  it('keeps its lines apart from a text as long as a paragraph', () => {
    const text = 'Weights of four bits are enough. '.repeat(4);
    const [page] = shown(...lines(2), { kind: 'text', text }, ...lines(2));
    expect(texts([page ?? {}])).toHaveLength(3);
  });
});

describe('a digest on Discord', () => {
  it('looks as it was drawn', () => {
    const sentence = [{ text: 'Our four-bit weights keep ' }, { text: '99 % of the accuracy', mark: true }];
    const [page] = shown(
      { kind: 'heading', text: 'Daily papers · Thu 20 Aug 2026', aside: '1 of 27' },
      paperBlock({ thumbnail: PICTURE }, { reasons: [{ kind: 'match', sentence }] }),
      { kind: 'note', text: '26 more that day' },
      { kind: 'actions', actions: [{ label: 'This week', command: 'top', options: { period: 'week' } }] },
    );
    expect(page).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "components": [
              {
                "content": "### Daily papers · Thu 20 Aug 2026
      -# 1 of 27",
                "type": 10,
              },
              {
                "accessory": {
                  "description": "Preview of the paper",
                  "media": {
                    "url": "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.12345.png",
                  },
                  "type": 11,
                },
                "components": [
                  {
                    "content": "**1. [FlexQuant: Four-Bit Weights Without Calibration Data](https://huggingface.co/papers/2608.12345)**
      -# ▲ 132 · ✎ 6 · Ada Example, Bo Sample, Cy Third · Example Lab · ★ 1.2k · 18 Aug
      Quantizes a 70B model to four bits on one GPU in 20 minutes.
      *↳ Our four-bit weights keep **99 % of the accuracy***
      -# [PDF](https://arxiv.org/pdf/2608.12345) · [arXiv](https://arxiv.org/abs/2608.12345)",
                    "type": 10,
                  },
                ],
                "type": 9,
              },
              {
                "components": [
                  {
                    "custom_id": "r40|paper",
                    "options": [
                      {
                        "label": "1. FlexQuant: Four-Bit Weights Without Calibration Data",
                        "value": "paper{"paper":"2608.12345"}",
                      },
                    ],
                    "placeholder": "Look closer at a paper",
                    "type": 3,
                  },
                ],
                "type": 1,
              },
              {
                "content": "-# 26 more that day",
                "type": 10,
              },
              {
                "components": [
                  {
                    "custom_id": "r0|save{"paper":"2608.12345"}",
                    "label": "Save",
                    "style": 2,
                    "type": 2,
                  },
                  {
                    "custom_id": "r1|dismiss{"paper":"2608.12345"}",
                    "label": "Not for us",
                    "style": 2,
                    "type": 2,
                  },
                  {
                    "custom_id": "r2|similar{"paper":"2608.12345"}",
                    "label": "Similar",
                    "style": 2,
                    "type": 2,
                  },
                  {
                    "custom_id": "r3|top{"period":"week"}",
                    "label": "This week",
                    "style": 2,
                    "type": 2,
                  },
                ],
                "type": 1,
              },
            ],
            "type": 17,
          },
        ],
        "kept": {},
        "notice": "Daily papers. FlexQuant: Four-Bit Weights Without Calibration Data",
      }
    `);
  });

  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [40, 5],
  ])('of %i papers takes %i messages, none beyond the limits', (papers, messages) => {
    const blocks = Array.from({ length: papers }, (_, at) =>
      paperBlock({ thumbnail: PICTURE }, { number: at + 1 }),
    );
    const document = documentOf(
      { kind: 'heading', text: 'Daily papers' },
      ...blocks,
      { kind: 'note', text: 'More' },
      {
        kind: 'actions',
        actions: Array.from({ length: 5 }, (_, at) => ({ label: `Go ${at}`, command: `go-${at}` })),
      },
    );
    expect(renderForDiscord(document, OFFERS)).toHaveLength(messages);
    expect(problems(document)).toEqual([]);
  });

  it.each([
    [1, ['save', 'like', 'dismiss', 'like', 'similar']],
    [5, ['save', 'like', 'dismiss']],
  ])('of 8 papers with %i more buttons offers %j, what there is room for', (others, offered) => {
    const papers = Array.from({ length: 8 }, (_, at) =>
      paperBlock({ id: `2608.${at}`, thumbnail: PICTURE }, { number: at + 1 }),
    );
    const actions = Array.from({ length: others }, (_, at) => ({ label: `Go ${at}`, command: `go-${at}` }));
    const ends = [{ kind: 'note', text: 'More' } as const, { kind: 'actions', actions } as const];
    const document = documentOf({ kind: 'heading', text: 'Daily papers' }, ...papers, ...ends);
    const commands = ['paper', 'save', 'like', 'dismiss', 'similar'].map((name) => ({ name }));
    const [page] = renderForDiscord(document, { commands });
    const ids = flat(page?.components ?? []).flatMap(({ type, custom_id }) =>
      type === 2 ? [String(custom_id)] : [],
    );
    const picks = ids.flatMap((id) => /^p\d+\|([a-z]+)/.exec(id)?.[1] ?? []);
    expect(picks).toEqual(offered);
  });

  it('shares its papers out evenly among its messages', () => {
    const pages = shown(...Array.from({ length: 9 }, (_, at) => paperBlock({}, { number: at + 1 })));
    expect(pages.map((page) => readable([page]).match(/^\d+\. /gm)?.length)).toEqual([5, 4]);
  });

  it('lets its reader choose one of its papers', () => {
    const row = JSON.stringify(
      shown(paperBlock({}, {}), paperBlock({ id: '2608.00002', title: 'Other' }, { number: 2 })),
    );
    expect(row).toContain('{"label":"2. Other","value":"paper{\\"paper\\":\\"2608.00002\\"}"}');
    expect(JSON.stringify(renderForDiscord(documentOf(paperBlock())))).not.toContain('Look closer');
  });

  it('ends in buttons about its papers, in one row with its own actions where they fit', () => {
    const rows = (papers: number, actions: number) => {
      const blocks = Array.from({ length: papers }, (_, at) =>
        paperBlock({ id: `2608.${at}` }, { number: at + 1 }),
      );
      const own = Array.from({ length: actions }, (_, at) => ({ label: `Go ${at}`, command: `go-${at}` }));
      const page = renderForDiscord(documentOf(...blocks, { kind: 'actions', actions: own }), OFFERS).at(-1);
      return flat(page?.components ?? [])
        .filter(({ type }) => type === 1)
        .map(({ components }) => (components as { custom_id: string }[]).map(({ custom_id }) => custom_id));
    };
    const choice = ['r40|paper'];
    expect(rows(2, 2)).toEqual([choice, ['p0|save', 'p1|dismiss', 'p2|similar', 'r3|go-0', 'r4|go-1']]);
    expect(rows(2, 3)).toEqual([
      choice,
      ['p0|save', 'p1|dismiss', 'p2|similar'],
      ['r3|go-0', 'r4|go-1', 'r5|go-2'],
    ]);
    const on = (at: number, name: string) => `r${at}|${name}{"paper":"2608.0"}`;
    expect(rows(1, 0)).toEqual([choice, [on(0, 'save'), on(1, 'dismiss'), on(2, 'similar')]]);
    expect(rows(0, 1)).toEqual([['r0|go-0']]);
  });

  it.each([
    ['mine', ['Save', 'Not for me', 'Similar'], 'p1|dismiss{"for":"me"}'],
    ['saved', ['Take it out', 'Similar'], 'p0|unsave'],
  ] as const)('offers for papers that are %s: %j', (papers, labels, id) => {
    const commands = ['paper', 'save', 'unsave', 'similar', 'dismiss'].map((name) => ({ name }));
    const two = documentOf(paperBlock(), paperBlock({ id: '2608.00002' }, { number: 2 }));
    const [page] = renderForDiscord({ ...two, papers }, { commands });
    const buttons = flat(page?.components ?? []).filter(({ type }) => type === 2);
    expect(buttons.map(({ label }) => label)).toEqual(labels);
    expect(buttons.map(({ custom_id }) => custom_id)).toContain(id);
  });

  it('shows a form anew after its actions, and answers apart those that are too long for that', () => {
    const long = { command: 'pause', options: { topic: 'x'.repeat(100) } };
    const stop = { command: 'unsubscribe', options: { for: 'me' } };
    const actions = [stop, long].map((intent) => ({ label: 'Go', ...intent }));
    const form = {
      kind: 'form' as const,
      command: 'subscribe',
      shows: { command: 'settings' },
      fields: [],
      actions,
    };
    const [page] = shown(form);
    const ids = flat(page?.components ?? []).flatMap(({ custom_id }) => custom_id ?? []);
    expect(ids).toEqual([
      'a0|["unsubscribe",{"for":"me"},"settings",{}]',
      expect.stringMatching(/^r1\|pause#/),
    ]);
    expect(Object.values(page?.kept ?? {})).toEqual([encodeIntent(long)]);
  });

  it('shows moments by its reader’s own clock, and takes no text for one', () => {
    const at = Date.parse('2026-08-21T17:02:00Z');
    const day = { at, show: 'day-and-time' as const, text: 'Fri 21 Aug 2026 at 17:02 UTC' };
    const [content] = texts(
      shown(
        { kind: 'text', text: ['Next: ', day, ', not <t:0:R>.'] },
        { kind: 'note', text: ['list as of ', { ...day, show: 'time' }] },
      ),
    );
    expect(content).toBe('Next: <t:1787331720:f>, not \\<t\\:0\\:R\\>.');
    expect(texts(shown({ kind: 'note', text: ['As of ', { ...day, show: 'time' }] }))).toEqual([
      '-# As of <t:1787331720:t>',
    ]);
    const many = Array.from({ length: 26 }, () => day);
    expect(texts(shown({ kind: 'text', text: many })).join('')).toMatch(
      /^(?:<t:1787331720:f> ?){25}Fri 21 Aug/,
    );
  });

  it('shows a command as it is typed here, and leads to a message of ours', () => {
    const message = 'https://discord.com/channels/1/2/3';
    const text = [
      'Try ',
      { command: 'subscribe for:me' },
      ', or see ',
      { message, text: 'Friday’s [digest]' },
    ];
    expect(texts(shown({ kind: 'note', text }))).toEqual([
      `-# Try \`/papers subscribe for:me\`, or see **[Friday’s \\[digest\\]](${message})**`,
    ]);
  });

  it.each([
    'https://discord.com/channels/1/2/3)[x](https://evil.example',
    'https://discord.com/channels/1/2/3?x',
    'https://discord.com/invite/x',
    'https://discord.com.evil.example/channels/1/2/3',
    'http://discord.com/channels/1/2/3',
    'https://discord.com/channels/1/2/3\n',
  ])('does not lead to %j', (message) => {
    expect(texts(shown({ kind: 'text', text: [{ message, text: 'the digest' }] }))).toEqual(['the digest']);
  });

  it.each([
    ['a`b', '/papers a\\`b'],
    ['a\nb', '`/papers a b`'],
    ['', '`/papers`'],
  ])('shows the command %j as %s', (command, seen) => {
    expect(texts(shown({ kind: 'text', text: [{ command }] }))).toEqual([seen]);
  });

  it.each([
    ['papers.bib', 'papers.bib'],
    ['my papers (2026).bib', 'my-papers-2026.bib'],
    ['../../etc/passwd', 'etc-passwd.txt'],
    ['日本.md', 'file.md'],
    ['', 'file.txt'],
    [`${'x'.repeat(300)}.json`, `${'x'.repeat(80)}.json`],
    ['a"; filename="b.exe', 'a-filename-b.exe'],
  ])('attaches a file named %j as %j', (name, safe) => {
    const document = documentOf({ kind: 'file', name, text: 'x' });
    expect(renderForDiscord(document)[0]?.files).toEqual([{ name: safe, text: 'x' }]);
    expect(problems(document)).toEqual([]);
  });

  it('takes any name of a file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        expect(problems(documentOf({ kind: 'file', name, text: '' }))).toEqual([]);
      }),
    );
  });

  it('offers 25 of more choices, the one that is set among them', () => {
    const choices = Array.from({ length: 30 }, (_, at) => ({ value: `v${at}`, label: `Choice ${at}` }));
    const field = { name: 'size', label: 'How many', value: 'v28', choices };
    const form: Block = {
      kind: 'form',
      command: 'subscribe',
      shows: { command: 'settings' },
      fields: [field],
      actions: [],
    };
    const [select] = flat(shown(form)[0]?.components ?? []).filter(({ type }) => type === 3);
    const options = select?.options as { value: string; default?: boolean }[];
    expect(options).toHaveLength(25);
    expect(options.at(-1)).toEqual({ value: 'v28', label: 'How many: Choice 28', default: true });
  });

  it('carries the longest of time zones to its modal', () => {
    const fields = [
      { name: 'time', label: 'Time', value: '09:00', choices: [] },
      { name: 'zone', label: 'Time zone', value: 'America/Argentina/ComodRivadavia', choices: [] },
    ];
    const form: Block = {
      kind: 'form',
      command: 'subscribe',
      options: { for: 'me' },
      shows: { command: 'settings', options: { for: 'me' } },
      fields,
      actions: [],
    };
    const [modal] = modalsOf(shown(form)[0]?.components ?? []);
    expect(JSON.stringify(modal)).toContain('"value":"America/Argentina/ComodRivadavia"');
  });

  it('keeps a command that is too long for a button beside the message', () => {
    const next = { command: 'search', options: { query: 'word '.repeat(40), page: 2 } };
    const [page] = shown({
      kind: 'actions',
      actions: [
        { label: 'Next page', ...next },
        { label: 'Again', ...next },
      ],
    });
    const [[key, kept] = []] = Object.entries(page?.kept ?? {});
    expect(kept).toBe(encodeIntent(next));
    const address = key?.replace('intent ', 'search#');
    expect(JSON.stringify(page?.components)).toContain(`"custom_id":"r0|${address}"`);
    expect(JSON.stringify(page?.components)).toContain(`"custom_id":"r1|${address}"`);
  });

  it('lets the next page take the place of the page before, in an answer of one message', () => {
    const next = { command: 'search', options: { page: 2, query: 'a' } };
    const actions: Block = { kind: 'actions', actions: [{ label: 'Next page', ...next }] };
    const by = (...blocks: readonly Block[]) =>
      JSON.stringify(renderForDiscord(documentOf(...blocks), { by: 'search' }));
    const id = (letter: string) => JSON.stringify(`${letter}0|${encodeIntent(next)}`);
    expect(by(actions)).toContain(id('t'));
    const many = Array.from({ length: 9 }, (_, at) => paperBlock({}, { number: at + 1 }));
    expect(by(...many, actions)).toContain(id('r'));
  });

  it('shows the longest of papers', () => {
    const authors = Array.from({ length: 664 }, (_, at) => `Author ${at + 1}`);
    const long = { authors, title: 'Longword '.repeat(211).trim(), thumbnail: PICTURE };
    const gist = 'A sentence of some length that goes on. '.repeat(60);
    const document = documentOf(...Array.from({ length: 8 }, () => paperBlock(long, { gist })));
    expect(problems(document)).toEqual([]);
  });

  it('leaves room on a full page for who shares it', () => {
    const text = 'w'.repeat(1325);
    expect(
      problems(documentOf(...Array.from({ length: 3 }, () => ({ kind: 'text' as const, text })))),
    ).toEqual([]);
  });

  it('divides a text that is too long for one message between words', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w*${at}`);
    const pages = shown({ kind: 'text', text: words.join(' ') });
    expect(pages.length).toBeGreaterThan(4);
    expect(readable(pages).split(/\s+/)).toEqual(words);
  });
});

describe('a link', () => {
  const titled = (url: string) => texts(shown(paperBlock({ url }))).join('');
  it.each([
    'https://huggingface.co/papers/2608.12345',
    'https://www.arxiv.org/abs/2608.12345v2',
    'https://github.com/a/b',
  ])('leads to %s', (url) => expect(titled(url)).toContain(`](${url})**`));

  it('does not lead to an address that is too long', () => {
    const url = `https://huggingface.co/${'x'.repeat(600)}`;
    expect(titled(url)).not.toContain('](https://huggingface.co');
    expect(titled(url)).toContain('2608.12345');
  });

  it('cannot be ended early', () => {
    expect(titled('https://huggingface.co/a)**[x](b|c~`')).toContain(
      '(https://huggingface.co/a%29%2A%2A[x]%28b%7Cc%7E%60)**',
    );
    // A backslash is kept as it is behind a "#" alone, and would take the closing bracket for a text.
    expect(titled('https://huggingface.co/a#\\')).toContain('(https://huggingface.co/a#%5C)**');
  });
});

describe('hostile words', () => {
  // What is left after Discord's own reading of backslashes and of our few marks.
  const OURS = /^(?:### |-# |\*\*\d+\. \[?)|\*\*|^\*↳|\*$|\]\(https:\/\/[\w.-]+\/[^\s()]*\)/g;
  // A text that looks like a moment has its angle bracket escaped, and that was taken off before.
  const MOMENT = /<t:\d+:[ft]>/g;
  // In a span, nothing but its end is read.
  const READ = /\\[^0-9A-Za-z\s]|`\/papers[^`]*`/g;
  it('never become a mention, a link, an emoji, a heading or a layout', () => {
    fc.assert(
      fc.property(anyDocument(MESSAGE), (document) => {
        for (const line of texts(renderForDiscord(document, OFFERS)).flatMap((content) =>
          content.split('\n'),
        )) {
          const bare = line.replace(READ, '·').replace(MOMENT, '·').replace(OURS, '');
          expect(bare, line).not.toMatch(/[@<>`~|_*\]]|https?:\/\/|:\w+:|^(?:#|-|\+|\d+\. )/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
