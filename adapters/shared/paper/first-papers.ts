import type { PaperBlock } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';

/** A title is recognised by less than all of it. */
const TITLE = 90;

/** What is said of a message where nothing of it can be shown, as in a notification: its summary, and the titles of its first papers as far as there is room. */
export function withFirstPapers(summary: string, papers: readonly PaperBlock[], room: number): string {
  const said = oneLine(summary);
  // An answer about one paper is named after it already.
  const titles = papers
    .map(({ paper }) => clipWords(oneLine(paper.title), TITLE))
    .filter((title) => title && !said.includes(title.replace(/…$/, '')));
  const whole = [said, titles.join(' · ')].filter(Boolean).join('. ');
  return clipWords(whole, room);
}
