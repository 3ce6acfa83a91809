import type { Found } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Channel } from '#core/channel.ts';
import { type Allowance, openAllowances } from '#core/commands/allowance.ts';
import type { Discussions } from '#core/delivery/discussed.ts';
import { type LinkAnswers, type LinkedPaper, MOST_LINKED } from '#core/delivery/link-answers.ts';
import { SourceError, UserError } from '#core/errors.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Clock } from '#core/time/clock.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { paperById } from './paper-by-id.ts';

export interface LinkedParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly sleep: Sleep;
  readonly clock: Pick<Clock, 'ticks'>;
  readonly discussions: Discussions;
  readonly subscriptions: Pick<Subscriptions, 'all'>;
}

/** Nobody has asked for an answer: one that takes longer is not given. */
const LATE_MS = 8_000;
/** How often a workspace's links have a source asked, which readers wait for as well. */
const ASKING: Allowance = { burst: 20, everyMs: 30_000 };

/** Answers links to papers that people post. */
export function createLinkAnswers(parts: LinkedParts): LinkAnswers {
  const { discussions } = parts;
  const pace = openAllowances(parts.clock.ticks);
  const mayAsk = ({ platform, workspace }: Channel) => pace(JSON.stringify([platform, workspace]), ASKING);
  const knownOf = async (channel: Channel, papers: readonly string[]): Promise<readonly Found[]> => {
    const asked = papers
      .slice(0, MOST_LINKED)
      .map((paper) => knownPaper(parts, paper, () => mayAsk(channel)));
    return (await Promise.all(asked)).flatMap((found) => found ?? []);
  };
  const zoneOf = async (channel: Channel): Promise<string> =>
    (await parts.subscriptions.all(channel))[0]?.subscription.zone ?? 'UTC';
  return {
    posted: async ({ channel, papers, message }) => {
      const known = await knownOf(channel, papers);
      if (known.length === 0) return [];
      const before = await discussions.note(channel, { papers: known.map(({ paper }) => paper.id), message });
      const zone = await zoneOf(channel);
      return known.map((found): LinkedPaper => ({ found, zone, ...before.get(found.paper.id) }));
    },
    asked: async ({ channel, papers }) => {
      const known = await knownOf(channel, papers);
      const had = await discussions.of(
        channel,
        known.map(({ paper }) => paper.id),
      );
      const zone = await zoneOf(channel);
      return known.map((found): LinkedPaper => ({ found, zone, discussed: had.get(found.paper.id) }));
    },
    areAnswered: discussions.areAnswered,
  };
}

/** A paper as it is stored, else as its source knows it; undefined where neither does, or nobody may ask or waits any longer. */
async function knownPaper(
  { archiveAccess, source, sleep }: LinkedParts,
  paper: string,
  mayAsk: () => boolean,
): Promise<Found | undefined> {
  const stored = archiveAccess.archive.paper(paper);
  if (stored || !mayAsk()) return stored;
  const ask = async () => {
    const readable = await archiveAccess.open({ patience: 'reader' });
    // What is bundled is no paper that anybody could mean.
    if (readable.sampleBecause !== undefined) return undefined;
    return (await paperById(source, readable, paper)).found;
  };
  return await withTimeout(sleep, { ms: LATE_MS, late: undefined }, () => ask().catch(missing));
}

function missing(error: unknown): undefined {
  if (error instanceof SourceError || error instanceof UserError) return undefined;
  throw error;
}
