import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import type { Block } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { texts } from '#test/fakes/discord/readable.ts';
import { documentOf, HOSTILE, paperBlock } from '#test/fakes/documents.ts';

// Read by somebody else's parser of Discord's own rules, which knows nothing of how we escape.

interface Node {
  readonly type: string;
  readonly target?: string;
  readonly content?: unknown;
}

function nodesIn(parsed: unknown): Node[] {
  if (Array.isArray(parsed)) return parsed.flatMap(nodesIn);
  if (typeof parsed !== 'object' || parsed === null) return [];
  const node = parsed as Node;
  return [node, ...nodesIn(node.content)];
}

function read(...blocks: readonly Block[]): Node[] {
  return texts(renderForDiscord(documentOf(...blocks))).flatMap((content) =>
    nodesIn(parse(content, 'extended')),
  );
}

/** What we make of a text on purpose. */
const OURS = new Set(['text', 'br', 'newline', 'strong', 'em', 'link', 'subtext', 'heading', 'timestamp']);
const MOMENT = { at: 1_787_331_720_000, show: 'day-and-time' as const, text: 'Fri 21 Aug 2026 at 17:02 UTC' };
const LINK = 'https://huggingface.co/papers/2608.12345';
/** Where a paper leads by itself. */
const OWN = new Set([LINK, 'https://arxiv.org/pdf/2608.12345', 'https://arxiv.org/abs/2608.12345']);
const ID = '123456789012345678';
const ATTACKS = [
  '@everyone',
  '@here',
  `<@${ID}>`,
  `<@&${ID}>`,
  `<#${ID}>`,
  `</papers:${ID}>`,
  '<t:1618953630:R>',
  `<:x:${ID}>`,
  `<a:x:${ID}>`,
  '<id:customize>',
  ':smile:',
  '[a](https://evil.example)',
  '](https://evil.example)',
  '[Re]',
  '[a] (https://evil.example)',
  '[[',
  ']]',
  '[](',
  '<https://evil.example>',
  'https://evil.example/x',
  'http://evil.example',
  '# big',
  '-# small',
  '- item',
  '* item',
  '1. item',
  '> quote',
  '>>> quote',
  '**bold**',
  '*it*',
  '_it_',
  '__under__',
  '~~gone~~',
  '||secret||',
  '`code`',
  '```block```',
  '\\',
  '\\\\',
  '\n',
  HOSTILE,
];

function everywhere(text: string): readonly Block[] {
  const reasons = [
    { kind: 'match' as const, sentence: [{ text, mark: true }, { text: ` ${text}` }] },
    { kind: 'topic' as const, topic: text, sentence: [{ text }] },
  ];
  return [
    { kind: 'heading', text, aside: text },
    { kind: 'text', text: `${text}\n${text}` },
    { kind: 'note', text },
    { kind: 'note', text: [text, MOMENT, text] },
    { kind: 'file', name: text, text },
    paperBlock({ title: text, authors: [text], organization: text }, { gist: text, reasons }),
    paperBlock({ id: text, title: text, url: 'https://evil.example/' }),
  ];
}

describe('what Discord reads', () => {
  it('in an honest digest is what we meant', () => {
    const sentence = [{ text: 'All ' }, { text: 'four-bit weights', mark: true }, { text: ' are exact.' }];
    const nodes = read(paperBlock({}, { reasons: [{ kind: 'match', sentence }] }));
    const kinds = nodes.map(({ type }) => type).filter((type) => type !== 'text' && type !== 'br');
    expect(kinds).toEqual(['strong', 'link', 'subtext', 'em', 'strong', 'subtext', 'link', 'link']);
    expect(nodes.find(({ type }) => type === 'link')?.target).toBe(LINK);
  });

  it.each(['[Re] A Title', 'A [B] and [C](D)', '[[Re]] A', '[Re'])(
    'in the title %j is one link with the title in it',
    (title) => {
      const [link] = read(paperBlock({ title })).filter(({ type }) => type === 'link');
      expect(link?.target).toBe(LINK);
      const words = nodesIn(link?.content).flatMap(({ type, content }) =>
        type === 'text' ? String(content) : [],
      );
      const pairs = title
        .replace('[C](D)', '(C)(D)')
        .replace('[[Re]]', '([Re])')
        .replace(/^\[Re$/, '(Re');
      expect(words.join('')).toBe(`${pairs}`);
    },
  );

  it.each(ATTACKS)('of %j is the text alone', (attack) => {
    const nodes = read(...everywhere(attack), ...everywhere(`a ${attack} b`));
    const kinds = new Set(nodes.map(({ type }) => type));
    expect([...kinds].filter((kind) => !OURS.has(kind))).toEqual([]);
    expect(nodes.flatMap(({ target }) => target ?? []).filter((target) => !OWN.has(target))).toEqual([]);
  });

  it.each([...ATTACKS, '\ufdd0'])('of %j beside moments is those moments and no other', (attack) => {
    const nodes = read(...everywhere(attack));
    const moments = nodes.filter(({ type }) => type === 'timestamp');
    expect(moments).toMatchObject([{ timestamp: '1787331720', format: 'f' }]);
  });

  it('of any words together is the text alone', () => {
    const words = fc.array(fc.constantFrom(...ATTACKS, 'word', ' ', 'a:b'), { maxLength: 8 });
    fc.assert(
      fc.property(words, (parts) => {
        const nodes = read(...everywhere(parts.join('')));
        expect(nodes.filter(({ type }) => !OURS.has(type)).map(({ type }) => type)).toEqual([]);
        expect(nodes.flatMap(({ target }) => target ?? []).filter((target) => !OWN.has(target))).toEqual([]);
        expect(nodes.filter(({ type }) => type === 'timestamp')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('of commands and links to our messages is what was meant, whatever is around and inside them', () => {
    const message = 'https://discord.com/channels/1/2/3';
    const text = fc
      .array(fc.constantFrom(...ATTACKS, '\ufdd0', '`', 'word', ' '), { maxLength: 4 })
      .map((parts) => parts.join(''));
    const part = fc.oneof(
      text,
      fc.record({ command: text }),
      fc.record({ message: fc.oneof(fc.constant(message), text), text }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom('text', 'note'), (parts, kind) => {
        const nodes = read({ kind, text: parts } as Block);
        const kinds = nodes.map(({ type }) => type);
        expect(kinds.filter((type) => !OURS.has(type) && type !== 'inlineCode')).toEqual([]);
        const spans = nodes.filter(({ type }) => type === 'inlineCode').map(({ content }) => content);
        const typed = parts.flatMap((each) =>
          typeof each === 'object' && 'command' in each ? [oneLine(`/papers ${each.command}`)] : [],
        );
        expect(spans.filter((span) => !typed.includes(String(span)))).toEqual([]);
        const links = nodes.filter(({ type }) => type === 'link');
        expect(links.map(({ target }) => target).filter((target) => target !== message)).toEqual([]);
        const meant = parts.filter(
          (each) => typeof each === 'object' && 'message' in each && each.message === message,
        );
        expect(links.length).toBeLessThanOrEqual(meant.length);
        expect(kinds).not.toContain('timestamp');
      }),
      { numRuns: 500 },
    );
  });
});
