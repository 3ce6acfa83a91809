import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import { weight } from '#adapters/slack/render/split.ts';
import { commands } from '#commands/index.ts';
import type { Block } from '#core/document.ts';
import { anyDocument } from '#test/contracts/renderer/any-document.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { refusal, textsOf } from '#test/fakes/slack/limits.ts';
import { readable } from '#test/fakes/slack/readable.ts';

const COMMANDS = ['paper', 'save', 'similar', 'dismiss'].map((name) => ({ name }));

const MESSAGE = 'https://t1.slack.com/archives/C1/p1787209200000100';

describeRenderer('Slack', {
  // The notification names papers that stand below it.
  textOf: (document) =>
    readable(renderForSlack(document, commands).map(({ blocks }) => ({ text: '', blocks }))),
  sent: (document) => JSON.stringify(renderForSlack(document, commands)),
  problems: (document) =>
    renderForSlack(document, commands).flatMap(({ text, blocks }) => [
      ...(refusal(blocks) ?? []),
      ...(weight(blocks).json > 14_000 || blocks.length > 48 ? ['no room for what is added later'] : []),
      ...(/^[^<>]{1,400}$/.test(text) ? [] : [`a notification that says ${text}`]),
    ]),
  parts: {
    moment: ({ text }) => text,
    command: (line) => `/papers ${line}`,
    message: { message: MESSAGE, text: 'open it', read: 'open it' },
  },
  offered: ({ label }) => label,
  paperActions: true,
  mostPaperActions: 4,
  changesForms: true,
  showsFiles: 'a file goes into direct messages, by a call of its own (reply/file.ts)',
});

function shown(...blocks: readonly Block[]): types.KnownBlock[] {
  return renderForSlack(documentOf(...blocks)).flatMap((message) => message.blocks);
}

/** Every mrkdwn text, which is where markup could do something. */
function markup(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: string; text?: string };
  return type === 'mrkdwn' && typeof text === 'string' ? [text] : Object.values(value).flatMap(markup);
}

it('a notification names a command as it is typed on Slack', () => {
  const text = ['Nothing is followed here yet: try ', { command: 'follow LLM quantization' }, '.'];
  const summary = 'Nothing is followed here yet: try follow LLM quantization.';
  const [message] = renderForSlack({ summary, blocks: [{ kind: 'text', text }] });
  expect(message?.text).toBe('Nothing is followed here yet: try /papers follow LLM quantization.');
});

describe('a digest on Slack', () => {
  it('looks as it was drawn', () => {
    const sentence = [{ text: 'Our four-bit weights keep ' }, { text: '99 % of the accuracy', mark: true }];
    const [message] = renderForSlack(
      documentOf(
        { kind: 'heading', text: 'Daily papers · Thu 20 Aug 2026', aside: '2 of 27' },
        paperBlock({}, { reasons: [{ kind: 'topic', topic: 'LLM quantization', sentence }] }),
        paperBlock({ title: 'On Other Things' }, { number: 2 }),
        { kind: 'note', text: '25 more that day' },
        { kind: 'actions', actions: [{ label: 'All 27', command: 'today', options: { size: 27 } }] },
      ),
      COMMANDS.filter(({ name }) => ['save', 'similar'].includes(name)),
    );
    expect(message).toMatchSnapshot();
  });

  it('puts a picture beside a paper that has one', () => {
    const thumbnail = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.12345.png';
    expect(shown(paperBlock({ thumbnail }))[1]).toMatchObject({
      accessory: { type: 'image', image_url: thumbnail, alt_text: 'Preview of the paper' },
    });
  });

  describe('a title with signs that would format something', () => {
    const thumbnail = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.12345.png';
    const saving = COMMANDS.filter(({ name }) => name === 'save');
    const blocksOf = (paper: Parameters<typeof paperBlock>[0], more: Parameters<typeof paperBlock>[1] = {}) =>
      renderForSlack(documentOf(paperBlock({ title: 'S*: On _this_ `x` & <y>', ...paper }, more)), saving)[0]
        ?.blocks ?? [];

    it('stands as it is, bold and linked', () => {
      const [title] = blocksOf({});
      expect(title).toEqual({
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              {
                type: 'link',
                url: 'https://huggingface.co/papers/2608.12345',
                text: '1. S*: On _this_ `x` & <y>',
                style: { bold: true },
              },
            ],
          },
        ],
      });
      expect(blocksOf({ url: 'http://127.0.0.1/' })[0]).toMatchObject({
        elements: [
          {
            elements: [
              { type: 'text', text: '1. S*: On _this_ `x` & <y>', style: { bold: true } },
              { type: 'text', text: ' (2608.12345)' },
            ],
          },
        ],
      });
    });

    it('has its menu beside its text, and below it where a picture or no text is there', () => {
      const menu = { type: 'overflow' };
      expect(blocksOf({})[1]).toMatchObject({ type: 'section', accessory: menu });
      expect(blocksOf({ thumbnail }).slice(1, 3)).toMatchObject([
        { type: 'section', accessory: { type: 'image' } },
        { type: 'actions', elements: [menu] },
      ]);
      expect(blocksOf({}, { gist: '', reasons: [] })[1]).toMatchObject({ type: 'actions', elements: [menu] });
    });
  });

  it.each([1, 10, 40])(
    'keeps %i papers within the bounds, each in one message, with its end at the end',
    (many) => {
      const title = 'A title of a usual length & with some <signs> in it, as they come every day';
      const papers = Array.from({ length: many }, (_, at) => paperBlock({ title }, { number: at + 1 }));
      const messages = renderForSlack(documentOf(...papers, { kind: 'note', text: 'The end' }), COMMANDS);
      for (const { blocks } of messages) expect(refusal(blocks)).toBeUndefined();
      expect(messages.length).toBe({ 1: 1, 10: 1, 40: 4 }[many]);
      expect(JSON.stringify(messages.at(-1))).toContain('The end');
      if (many === 40) expect(messages[3]?.text).toBe('Daily papers (4 of 4)');
    },
  );

  it('begins no message with the line that parts two papers', () => {
    const papers = Array.from({ length: 40 }, (_, at) => paperBlock({}, { number: at + 1 }));
    for (const { blocks } of renderForSlack(documentOf(...papers))) {
      expect(blocks[0]?.type).not.toBe('divider');
      expect(blocks.at(-1)?.type).not.toBe('divider');
    }
  });

  it('sets short texts as a list and parts a long one between words', () => {
    const [list] = shown({ kind: 'text', text: 'search: Search' }, { kind: 'text', text: 'top: Top' });
    expect(list).toMatchObject({ type: 'section', text: { text: 'search: Search\ntop: Top' } });
    const parts = shown({ kind: 'text', text: 'word & '.repeat(1000) });
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(textsOf).join(' ').split('&').length).toBe(1001);
  });

  it('puts a command that is too long for a button under a key', () => {
    const [block] = shown({
      kind: 'actions',
      actions: [{ label: 'Next', command: 'search', options: { query: 'word '.repeat(400) } }],
    });
    expect(JSON.stringify(block)).toMatch(/"value":"search#[\w-]{22}"/);
  });
});

describe('markup', () => {
  it('does nothing in a title', () => {
    const title = '<!channel> <@U123> <#C1> <https://evil.example|here>';
    const [text = ''] = markup(shown(paperBlock({ title })));
    expect(text).toMatch(/^\*<https:\/\/huggingface\.co\/papers\/2608\.12345\|1\. [^<>]*>\*$/);
    expect(text).toContain('&lt;!channel&gt; &lt;@U123&gt;');
  });

  it.each([
    ['<!channel> <@U123>', '&lt;!channel&gt; &lt;@U123&gt;'],
    ['A* Search *with* bold', 'A∗ Search ∗with∗ bold'],
    ['_sly_ snake_case ~struck~ `code`', 'ˍslyˍ snake_case ∼struck∼ ˋcodeˋ'],
  ])('of %s does nothing beside a command', (words, said) => {
    const [text = ''] = markup(shown({ kind: 'text', text: [`${words}: `, { command: 'today' }] }));
    expect(text).toBe(`${said}: \`/papers today\``);
  });

  it('keeps an address in one piece', () => {
    const [text = ''] = markup(shown(paperBlock({ url: 'https://arxiv.org/abs/1?a=1&b=<x>|y' })));
    expect(text).toContain('<https://arxiv.org/abs/1?a=1&amp;b=%3Cx%3E%7Cy|');
  });

  it('offers no menu for an id that could not be typed', () => {
    expect(JSON.stringify(renderForSlack(documentOf(paperBlock({ id: 'a b"c' })), COMMANDS))).not.toContain(
      'overflow',
    );
  });
});

describe('a moment', () => {
  const at = Date.UTC(2026, 7, 20, 7, 0);
  const time = { at, show: 'time', text: '09:00 Europe/Berlin' } as const;

  it('is shown by the reader’s own clock, and nothing beside it is markup', () => {
    const day = { at, show: 'day-and-time', text: 'Thu 20 Aug | 09:00 <b>' } as const;
    const [next] = shown({ kind: 'text', text: ['Next: ', day, ' (<!date^1^{time}|x> *now*)'] });
    expect(next).toEqual({
      type: 'section',
      text: {
        type: 'mrkdwn',
        verbatim: true,
        text: 'Next: <!date^1787209200^{date_short_pretty} at {time}|Thu 20 Aug   09:00 &lt;b&gt;> (&lt;!date^1^{time}|x&gt; ∗now∗)',
      },
    });
  });

  it('may stand anywhere in a text, also in small print', () => {
    const [text, note] = shown(
      { kind: 'text', text: 'Settings' },
      { kind: 'text', text: [time, '\n', time, ', each day'] },
      { kind: 'note', text: ['list as of ', time] },
    ).map((block) => markup(block)[0]);
    const written = '<!date^1787209200^{time}|09:00 Europe/Berlin>';
    expect(text).toBe(`Settings\n${written}\n${written}, each day`);
    expect(note).toBe(`list as of ${written}`);
  });
});

describe('a command and a message of ours', () => {
  it('are shown as they are typed and opened on Slack', () => {
    const message = 'https://t1.slack.com/archives/C1/p1787209200000100';
    const [text, hint] = shown(
      { kind: 'text', text: ['Sent · ', { message, text: 'open <it>' }] },
      { kind: 'note', text: ['Try ', { command: 'follow "world models"' }, '.'] },
    );
    expect(markup(text)).toEqual([`Sent · <${message}|open &lt;it&gt;>`]);
    expect(markup(hint)).toEqual(['Try `/papers follow "world models"`.']);
  });

  it('are code whatever is in them, and words where they are as long as a text', () => {
    const hint = (command: string) => markup(shown({ kind: 'note', text: ['Try ', { command }] }));
    expect(hint('search <b> & `c` *d*')).toEqual(['Try `/papers search &lt;b&gt; &amp; ˋcˋ *d*`']);
    expect(hint('search two\nlines')).toEqual(['Try `/papers search two lines`']);
    expect(hint('word '.repeat(60))).toEqual([]);
  });

  it.each(['https://evil.example/archives/C1/p1', 'https://slack.com.evil.example/', 'javascript:alert(1)'])(
    'is no link to %s',
    (message) => {
      const [text] = shown({ kind: 'text', text: ['See ', { message, text: 'this' }] });
      expect(text).toMatchObject({ text: { type: 'plain_text', text: `See ${message}` } });
    },
  );
});

describe('any document', () => {
  // Our own markup: bold around a title, linked to a host that is trusted.
  const OURS = /^\*(?:<https:\/\/[a-z0-9.-]+\.[a-z][a-z0-9-]*\/[^\s<>|]*\|([^<>]*)>|([^<>]*))\*([^<>]*)$/;

  const MOMENT =
    /<(?:!date\^\d+\^(?:\{date_short_pretty\} at )?\{time\}|https:\/\/t1\.slack\.com\/archives\/C1\/p\d+)\|[^<>|]{1,400}>/g;
  // Where a paper leads.
  const WAY = /<https:\/\/[a-z0-9.-]+\.[a-z][a-z0-9-]*\/[^\s<>|]*\|([^<>]*)>/g;
  /** What a mrkdwn text says beside our own markup; undefined where there is markup that is not ours. */
  function innerOf(text: string): string | undefined {
    const written = text.replace(/`\/papers[^`\n<>]*`/g, '');
    const [, linked, bare, id] = OURS.exec(written) ?? [];
    if (id !== undefined) return `${linked ?? bare}${id}`;
    const untimed = written.replace(MOMENT, '').replace(WAY, '$1');
    return /[<>]/.test(untimed) ? undefined : untimed;
  }

  it('has no markup in it but ours', () => {
    fc.assert(
      fc.property(anyDocument(MESSAGE), (each) => {
        for (const written of renderForSlack(each, commands).flatMap(({ blocks }) => markup(blocks))) {
          expect(innerOf(written), written).toBeDefined();
          expect(innerOf(written)).not.toMatch(/[*`]|(?<![\p{L}\p{N}])[_~]|&(?!amp;|lt;|gt;)/u);
        }
      }),
      { numRuns: 150 },
    );
  });
});
