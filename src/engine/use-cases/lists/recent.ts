import type { Archive } from '#core/archive/archive.ts';
import type { Listing } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';

export interface RecentParts {
  readonly archiveAccess: ArchiveAccess;
  readonly clock: Clock;
}

/** The papers of the lists of the days up to the newest, each once, newest first. */
export async function recent(
  { archiveAccess, clock }: RecentParts,
  days: number,
): Promise<{ archive: Archive; listed: Listing[]; sampleBecause?: string | undefined }> {
  const { archive, sampleBecause } = await archiveAccess.open({ patience: 'reader' });
  const to = archive.newestDay() ?? utcDay(clock.now());
  const listed = archive.listings(addDays(to, 1 - days), to).toReversed();
  return {
    listed: [...new Map(listed.map((each) => [each.paper.id, each])).values()],
    sampleBecause,
    archive,
  };
}
