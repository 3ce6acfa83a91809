import type { Action, Block } from '../../document.ts';
import { enumerated, plural } from '../../text/text.ts';
import type { Proposed } from '../../topics/proposed.ts';

/** What saved papers are about that no topic brings; nothing where nothing is proposed. */
export function proposedNotes(proposed: readonly Proposed[]): Block[] {
  if (proposed.length === 0) return [];
  const about = proposed.map(({ topic, papers }, at) =>
    at === 0 ? `${plural(papers, 'paper')} are about ${topic}` : `${papers} about ${topic}`,
  );
  const text = `Of what you saved, ${enumerated(about)}, which no topic of yours brings`;
  return [{ kind: 'note', text }];
}

/** A button to follow each. */
export function proposedActions(proposed: readonly Proposed[]): Action[] {
  return proposed.map(({ topic }) => ({
    label: `Follow ${topic}`,
    command: 'follow',
    options: { topic, for: 'me' },
  }));
}
