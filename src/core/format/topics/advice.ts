import type { Scope } from '../../commands/scope.ts';
import type { Action, Block } from '../../document.ts';
import { clipWords, plural } from '../../text/text.ts';
import type { Advice } from '../../topics/advice.ts';

/** What is said of a topic that may be meant otherwise. */
export function adviceBlocks({ unknown, offers }: Advice): Block[] {
  const told = unknown ? [`${unknownText(unknown)} A new name may still come.`] : [];
  return [...told, ...meantText(offers, 'in 30 days')].map((text) => ({ kind: 'text', text }));
}

/** "Did you mean diffusion models: 30 papers in 30 days?", with how many there are `among` what was looked at; nothing where nothing is offered. */
export function meantText(offers: Advice['offers'], among: string): string[] {
  const meant = offers.map(({ topic, papers }) =>
    papers === 0 ? topic : `${topic}: ${plural(papers, 'paper')} ${among}`,
  );
  return meant.length > 0 ? [`Did you mean ${meant.join(', or ')}?`] : [];
}

/** That nothing stored is about words, or by names. */
export function unknownText(unknown: 'words' | 'names'): string {
  if (unknown === 'words') return 'None of these words is known here: no stored paper has them.';
  return 'No stored paper has such a name.';
}

/** A button for each that may be meant, which does the same with that. */
export function adviceActions({ offers }: Advice, command: string, { for: scope }: { for: Scope }): Action[] {
  return offers.map(({ topic }) => ({
    label: clipWords(topic, 60),
    command,
    options: { topic, for: scope === 'me' ? 'me' : undefined },
  }));
}
