import { Temporal } from 'temporal-polyfill';
import type { Sleeper } from '../../digest/second-look.ts';
import { type Block, joined, type Text } from '../../document.ts';
import { clipWords, count } from '../../text/text.ts';
import { trustedLink } from '../../text/trusted-link.ts';
import { WEEKDAY_NAMES } from '../../time/weekdays.ts';

// Three stand in a line.
const TITLE = 80;

/** The line of a week's sleepers: "Second look, risen since: TITLE (▲ 4 on Tuesday, ▲ 96 now)"; none where there are none. */
export function secondLookBlocks(sleepers: readonly Sleeper[] = []): Block[] {
  if (sleepers.length === 0) return [];
  return [
    { kind: 'text', text: ['Second look, risen since: ', ...joined(sleepers.map(sleeperText), ' · ')] },
  ];
}

function sleeperText({ paper, day, before, now }: Sleeper): Text {
  const title = clipWords(paper.title, TITLE);
  const weekday = WEEKDAY_NAMES[Temporal.PlainDate.from(day).dayOfWeek - 1];
  const page = trustedLink(paper.url)?.href;
  return [page ? { page, text: title } : title, ` (▲ ${count(before)} on ${weekday}, ▲ ${count(now)} now)`];
}
