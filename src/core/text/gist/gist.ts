import type { Paper } from '../../paper.ts';
import { clipGist, GIST } from './clip-gist.ts';
import { bestSense, sensesOf } from './sense.ts';
import { standAlone } from './stand-alone.ts';

/** What a paper says, in at most 280 characters: its summary, else the sentence of its abstract that says what it does, as it stands alone. Empty where it has neither. */
export function gistOf({ summary, abstract, title }: Pick<Paper, 'summary' | 'abstract' | 'title'>): string {
  if (summary) return clipGist(summary, GIST);
  return clipGist(standAlone(bestSense(sensesOf(abstract, title))?.sentence ?? ''), GIST);
}
