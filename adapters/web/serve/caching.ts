import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { SEARCH, TODAY, TOPICS } from '#core/commands/known-intents.ts';
import type { Day } from '#core/paper.ts';
import { addDays } from '#core/time/dates.ts';
import { MAX_AGE } from '../limits.ts';
import type { WantedPage } from '../pages.ts';
import type { Made } from './kept-pages.ts';

/** How long whoever asked may keep a page, and whether others may have it too. */
export function cachingOf({ intent, form }: WantedPage, reply: Reply, today: Day): Pick<Made, 'caching'> {
  if (reply.status !== 'answered' || (form === 'html' && isPersonal(intent)))
    return { caching: 'private, no-store' };
  const day = intent.command === TODAY.command ? intent.options?.date : undefined;
  const isOver = day !== undefined && String(day) < addDays(today, -COMPLETE_DAYS);
  const age =
    form === 'atom' || form === 'jsonFeed' ? MAX_AGE.feed : isOver ? MAX_AGE.complete : MAX_AGE.page;
  return { caching: `public, max-age=${age}` };
}

/** What somebody typed is nobody else's to keep. */
function isPersonal({ command }: Intent): boolean {
  return command === SEARCH.command || command === TOPICS.command;
}

/** After so many days nothing comes onto a list any more. */
const COMPLETE_DAYS = 3;
