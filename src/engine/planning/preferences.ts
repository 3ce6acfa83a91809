import type { Preferences } from '#core/digest/plan.ts';
import { nearestMiss } from '#core/digest/skip-reason.ts';
import type { Matcher } from '#core/match.ts';
import type { Paper } from '#core/paper.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { ownerOf } from '../owners.ts';
import { type ReaderParts, readerOf } from '../reader.ts';

/** What a subscription's readers follow and mute among these papers. */
export async function preferencesOf(
  parts: ReaderParts & { readonly matcher: Matcher },
  { subscription }: Scheduled,
  papers: readonly Paper[],
): Promise<Preferences> {
  const { matcher } = parts;
  const owner = ownerOf(subscription.channel);
  const { matches, muted, follows } = await readerOf(parts, [owner], papers, matcher);
  return { matches, muted, nearestMiss: (among) => nearestMiss(matcher, follows, among) };
}
