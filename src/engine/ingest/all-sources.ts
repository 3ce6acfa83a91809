import type { Temporal } from 'temporal-polyfill';
import { mergePapers } from '#core/archive/merge-papers.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { fuseRanks } from '#core/search/rank-fusion.ts';

/** The sources that are on, one at least; the first decides which day is open. */
export type Sources = readonly [PaperSource, ...PaperSource[]];

type Asks = 'paper' | 'search' | 'newest';

/** All sources as one, for whoever asks "the source": each is asked, what they know is merged, and it fails where none of them answers. One source alone comes back as it is. */
export function allSources(sources: Sources): PaperSource {
  const [first, ...others] = sources;
  if (others.length === 0) return first;
  return {
    name: first.name,
    title: sources.map(({ title }) => title).join(' + '),
    ...(first.submissions && { submissions: first.submissions }),
    currentDay: first.currentDay,
    settles: (day) => latest(sources.map((source) => source.settles(day))) ?? first.settles(day),
    pages: (day) => sources.flatMap((source) => source.pages?.(day) ?? []),
    async daily(day, ask) {
      return inTurn(await answersOf(sources, (source) => source.daily(day, ask)));
    },
    async newest(ask) {
      const named = await answersOf(thatCan('newest', sources), async (source) => source.newest?.(ask));
      return named
        .flatMap((day) => day ?? [])
        .toSorted()
        .at(-1);
    },
    async search(text, limit, ask) {
      const searching = thatCan('search', sources);
      const lists = await answersOf(
        searching,
        async (source) => (await source.search?.(text, limit, ask)) ?? [],
      );
      return inTurn(lists).slice(0, limit);
    },
    async paper(id, ask) {
      const knowing = thatCan('paper', sources);
      // Nobody knows it only where everybody was asked: one that is away may have it.
      const outcomes = await Promise.allSettled(knowing.map(async (source) => source.paper?.(id, ask)));
      const told = fulfilled(outcomes).flatMap((paper) => paper ?? []);
      return told.length > 0 ? told.reduce(mergePapers) : throwFailures(outcomes);
    },
  };
}

function thatCan(what: Asks, sources: Sources): readonly PaperSource[] {
  return sources.filter((source) => source[what] !== undefined);
}

/** What those say that answer; rejects where there are some and none does. */
async function answersOf<Answer>(
  sources: readonly PaperSource[],
  ask: (source: PaperSource) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const outcomes = await Promise.allSettled(sources.map(ask));
  const answers = fulfilled(outcomes);
  if (answers.length === 0) throwFailures(outcomes);
  return answers;
}

function fulfilled<Answer>(outcomes: readonly PromiseSettledResult<Answer>[]): Answer[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

/** One error of all; what is no source's failure is a fault of ours, and goes first. */
function throwFailures(outcomes: readonly PromiseSettledResult<unknown>[]): undefined {
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const [one, ...more] = reasons;
  if (one === undefined) return undefined;
  const fault = reasons.find((reason) => !(reason instanceof SourceError));
  if (fault !== undefined) throw fault;
  throw more.length > 0 ? new SourceError('source-down', reasons.map(messageOf).join('; ')) : one;
}

/** Several ranked lists as one, each paper once, merged: by its places in all of them. */
function inTurn(lists: readonly (readonly Paper[])[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const paper of lists.flat()) {
    const known = papers.get(paper.id);
    papers.set(paper.id, known ? mergePapers(known, paper) : paper);
  }
  const worth = fuseRanks(lists.map((list) => list.map(({ id }) => id)));
  return [...papers.values()].toSorted((a, b) => (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0));
}

function latest(times: readonly Temporal.Instant[]): Temporal.Instant | undefined {
  return times.toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds).at(-1);
}
