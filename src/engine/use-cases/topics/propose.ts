import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Follows } from '#core/topics/follows.ts';
import { FEWEST_TO_PROPOSE, type Proposed, proposedTopics } from '#core/topics/proposed.ts';
import type { SavedPaper } from '#core/topics/saved.ts';
import type { Owner } from '#core/topics/topic.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { type RecentParts, recent } from '../lists/recent.ts';

interface ProposeParts {
  readonly follows: Pick<Follows, 'of' | 'mutes'>;
  readonly clock: Clock;
  readonly archiveAccess: Pick<ArchiveAccess, 'context'>;
}

interface Saving {
  /** Whose topics count where they ask: their own, and the channel's. */
  readonly owners: readonly Owner[];
  /** Newest first. */
  readonly saved: readonly SavedPaper[];
  /** The papers of the newest lists. */
  readonly recent: readonly Paper[];
}

const WEEK_DAYS = 7;
// Somebody may want something else by now.
const NEWEST = 20;

/** Topics that somebody may want to follow, too: what several of the papers that they saved are about, where no topic that counts for them brings these. */
export async function proposedTo(
  { follows, clock, archiveAccess }: ProposeParts,
  archive: Pick<Archive, 'matchMany'>,
  { owners, saved, recent }: Saving,
): Promise<readonly Proposed[]> {
  if (saved.length < FEWEST_TO_PROPOSE) return [];
  const now = clock.now().epochMilliseconds;
  const followed = (await Promise.all(owners.map((owner) => follows.of(owner)))).flat();
  const mutes = (await Promise.all(owners.map((owner) => follows.mutes(owner, now)))).flat();
  const muted = mutes.flatMap((mute) => (mute.kind === 'topic' ? [mute.topic] : []));
  const newest = saved.slice(0, NEWEST).map(({ paper }) => paper);
  const brought = await archive.matchMany(followed, newest);
  const reached = new Set(brought.map(({ paper }) => paper.id));
  const known = new Set([...followed.map(({ topic }) => topic), ...muted].map(({ key }) => key));
  return proposedTopics(
    newest.filter(({ id }) => !reached.has(id)),
    { recent, known, context: archiveAccess.context() },
  );
}

/** The same of what the paper that was just saved is about; said once, and not at each further one. */
export async function proposedNow(
  parts: ProposeParts & RecentParts,
  { owners, all, paper }: { owners: readonly Owner[]; all: readonly SavedPaper[]; paper: Paper },
): Promise<readonly Proposed[]> {
  const { archive, listed } = await recent(parts, WEEK_DAYS);
  const week = listed.map((each) => each.paper);
  const proposed = await proposedTo(parts, archive, { owners, saved: all, recent: week });
  return proposed.filter(
    ({ topic, papers }) => papers === FEWEST_TO_PROPOSE && paper.keywords.includes(topic),
  );
}
