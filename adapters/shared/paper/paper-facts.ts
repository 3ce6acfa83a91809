import type { PaperBlock } from '#core/document.ts';
import type { Day, Paper } from '#core/paper.ts';
import { clipWords, count, oneLine } from '#core/text/text.ts';
import { shortDay } from '#core/time/dates.ts';

/** Between two facts: a line may break after the dot, never before it. */
export const BETWEEN = '\u00a0· ';

/** A paper's facts in one line, in their order, each made safe by `safe`; one that is shown whole names its authors elsewhere. */
export function factsLine(
  { paper, day, whole: isWhole }: Pick<PaperBlock, 'paper' | 'day' | 'whole'>,
  safe: (text: string) => string,
): string {
  const whole = (fact: string) => unbroken(safe(fact));
  return [
    whole(upvotesOf(paper)),
    whole(commentsOf(paper)),
    isWhole ? '' : safe(authorsLine(paper.authors)),
    safe(organizationOf(paper)),
    whole(starsOf(paper)),
    whole(publishedOn(paper, day)),
  ]
    .filter(Boolean)
    .join(BETWEEN);
}

/** A fact that no line break parts: "20 Aug" is read as one. */
export function unbroken(fact: string): string {
  return fact.replaceAll(' ', '\u00a0');
}

const AUTHORS = { shown: 3, size: 40 };
const ORGANIZATION = 34;

/** "Ada Example, Bo Sample, Cy Third +12"; empty where nobody is named. */
export function authorsLine(names: readonly string[]): string {
  const shown = names.slice(0, AUTHORS.shown).map((name) => clipWords(oneLine(name), AUTHORS.size));
  const more = names.length - shown.length;
  return shown.filter(Boolean).join(', ') + (more > 0 ? ` +${more}` : '');
}

/** "▲ 132"; empty where the source counts none. */
export function upvotesOf({ upvotes }: Paper): string {
  return upvotes === undefined ? '' : `▲ ${count(upvotes)}`;
}

/** "✎ 6"; no comments is no news. */
export function commentsOf({ comments }: Paper): string {
  return comments ? `✎ ${count(comments)}` : '';
}

/** "★ 1.2k"; empty where there is no repository. */
export function starsOf({ stars }: Paper): string {
  return stars === undefined ? '' : `★ ${count(stars)}`;
}

/** An organisation as short as a line of facts wants it. */
function organizationOf({ organization = '' }: Paper): string {
  return clipWords(oneLine(organization), ORGANIZATION);
}

/** "18 Aug", with its year where the day that is shown does not tell it. */
export function publishedOn({ published }: Paper, day: Day | undefined): string {
  if (!published) return '';
  return day ? shortDay(published, day) : `${shortDay(published)} ${published.slice(0, 4)}`;
}
