import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { listsOf } from '#core/digest/edition.ts';
import { createComposer } from './compose.ts';
import { readEdition } from './editions.ts';
import { planBatch, type TickEdition, type TickParts } from './plan-batch.ts';

/** The platforms to plan for, and whether that is still this process's to do. */
export interface Assignment {
  readonly platforms: readonly string[];
  plans(platform: string): boolean;
}

/** Plans what is due now on these platforms, a batch of each in turn; resolves to how many digests are new. A channel's failure is logged and tried again; a failure of the state rejects. */
export async function tick(parts: TickParts, { platforms, plans }: Assignment): Promise<number> {
  // What a wrong clock planned and was in flight when the others were put right has settled since.
  await parts.ledger.disbelieve();
  let planned = 0;
  let shared: TickEdition | undefined;
  let open = parts.adapters.filter(({ platform }) => platforms.includes(platform));
  while (open.length > 0) {
    const unfinished: ChatAdapter[] = [];
    for (const adapter of open.filter(({ platform }) => plans(platform))) {
      const due = await parts.subscriptions.due(adapter.platform, BATCH);
      if (due.length === 0) continue;
      shared = await currentEdition(parts, shared);
      const still = () => plans(adapter.platform);
      planned += await planBatch(parts, { adapter, due, plans: still, ...shared });
      unfinished.push(adapter);
    }
    open = unfinished;
  }
  return planned;
}

// So few that one transaction is short, so many that a disk has little to do.
const BATCH = 20;

/** The edition of a tick; a tick that takes long reads the lists again. */
async function currentEdition(parts: TickParts, shared: TickEdition | undefined): Promise<TickEdition> {
  const { clock, ledger, timing, logger } = parts;
  const now = clock.ticks();
  if (shared && now - shared.readAt < timing.fresh) return shared;
  const edition = await readEdition(parts);
  const { day, failed } = edition.freshness;
  logger.debug('tick: the lists were put together', { day, papers: edition.listings.length, failed });
  const lists = listsOf(edition, await ledger.lists());
  return { edition, lists, compose: createComposer(edition, parts.source), readAt: now };
}
