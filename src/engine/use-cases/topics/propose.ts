import type { Archive } from '#core/archive/archive.ts';
import type { Person } from '#core/channel.ts';
import type { Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Follows } from '#core/topics/follows.ts';
import { FEWEST_TO_PROPOSE, type Proposed, proposedTopics } from '#core/topics/proposed.ts';
import type { SavedPaper } from '#core/topics/saved.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';

interface ProposeParts {
  readonly follows: Pick<Follows, 'of' | 'mutes'>;
  readonly clock: Clock;
  readonly archiveAccess: Pick<ArchiveAccess, 'context'>;
}

interface Saving {
  readonly person: Person;
  /** Newest first. */
  readonly saved: readonly SavedPaper[];
  /** The papers of the newest lists. */
  readonly recent: readonly Paper[];
}

// Somebody may want something else by now.
const NEWEST = 20;

/** Topics that somebody may want to follow, too: what several of the papers that they saved are about, where no topic of theirs brings these. */
export async function proposedTo(
  { follows, clock, archiveAccess }: ProposeParts,
  archive: Pick<Archive, 'matchMany'>,
  { person, saved, recent }: Saving,
): Promise<readonly Proposed[]> {
  if (saved.length < FEWEST_TO_PROPOSE) return [];
  const owner = { kind: 'person', person } as const;
  const followed = await follows.of(owner);
  const mutes = await follows.mutes(owner, clock.now().epochMilliseconds);
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
