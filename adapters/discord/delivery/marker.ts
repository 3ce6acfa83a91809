import { createHash } from 'node:crypto';
import type { APIMessage, APIMessageTopLevelComponent } from 'discord.js';
import { isNumbered } from '../custom-id.ts';
import type { Page } from '../render/render.ts';

/** A page that is found again: Discord forgets a nonce within minutes and shows it to nobody, and a component keeps its number for good. */
export function signed(page: Page, marker: string): Page {
  return { ...page, components: signedFirst(page.components, marker) };
}

/** Components of which the first carries the marker. */
export function signedFirst<T extends APIMessageTopLevelComponent>(
  components: readonly T[],
  marker: string,
): T[] {
  return components.map((component, at) => (at === 0 ? { ...component, id: numberOf(marker) } : component));
}

/** Whether a message carries the marker: as its first component's number, or in the custom id of something that is pressed. */
export function isSigned({ components = [] }: Pick<APIMessage, 'components'>, marker: string): boolean {
  const number = numberOf(marker);
  const [first] = components;
  if (first?.id === number) return true;
  const inner = first && 'components' in first ? first.components : [];
  return inner.some((each) => 'custom_id' in each && isNumbered(each.custom_id, number));
}

/** A marker as a number that a component may have: 1 to 2^31 - 1. */
export function numberOf(marker: string): number {
  return createHash('sha256').update(marker).digest().readUInt32BE() >>> 1 || 1;
}
