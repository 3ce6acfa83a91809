import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { anyDocument } from './any-document.ts';
import type { RendererUnderTest } from './renderer.ts';

/** Every text is shortened behind so many characters, if at all. */
const SURE = 12;

/** What holds of any document, whatever is in it. */
export function describeAnything({ textOf, problems, parts, offered }: RendererUnderTest): void {
  it('shows of any document each text or its beginning, in order, within bounds, and no control character', () => {
    fc.assert(
      fc.property(anyDocument(parts.message.message), (document) => {
        expect(problems(document)).toEqual([]);
        const text = textOf(document);
        expect(text.replaceAll('\n', '')).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(text).not.toMatch(/undefined|NaN|\bnull\b/);
        const letters = bare(text);
        let from = 0;
        for (const part of document.blocks.flatMap(textsIn)) {
          const at = letters.indexOf(part, from);
          expect(at, `“${part}” is not shown, or not in its place`).toBeGreaterThanOrEqual(0);
          from = at + part.length;
        }
        const actions = document.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
        for (const action of actions) expect(letters).toContain(beginning(offered(action)));
      }),
      { numRuns: 150 },
    );
  });
}

/** What is read of a block for certain, in order. */
function textsIn(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text, block.aside ?? ''].map(beginning);
    case 'text':
    case 'note': {
      const [first = ''] = typeof block.text === 'string' ? [block.text] : block.text;
      return [beginning(typeof first === 'string' ? first : '')];
    }
    case 'paper':
      return [block.paper.title, block.gist].map(beginning);
    default:
      return [];
  }
}

function beginning(text: string): string {
  return bare([...oneLine(text)].slice(0, SURE).join(''));
}

/** The letters and digits of a text, whatever stands between them or over them. */
function bare(text: string): string {
  return oneLine(text)
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]|[ˋˍ]/gu, '');
}
