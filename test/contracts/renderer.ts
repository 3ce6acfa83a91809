import { describe } from 'vitest';
import { describeAnything } from './renderer/anything.ts';
import { describeBlocks } from './renderer/blocks.ts';
import { describePapers } from './renderer/papers.ts';
import { describeReasons } from './renderer/reasons.ts';
import { type RendererUnderTest, seenBy } from './renderer/renderer.ts';
import { describeTexts } from './renderer/texts.ts';

/** What every renderer owes its readers. */
export function describeRenderer(name: string, renderer: RendererUnderTest): void {
  const seen = seenBy(renderer);
  describe(`the ${name} renderer, as every renderer,`, () => {
    describeBlocks(renderer, seen);
    describeTexts(renderer, seen);
    describePapers(renderer, seen);
    describeReasons(seen);
    describeAnything(renderer);
  });
}
