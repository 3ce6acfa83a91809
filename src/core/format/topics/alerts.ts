import { type Channel, isDirect } from '../../channel.ts';
import type { Scope } from '../../commands/scope.ts';
import type { Action, Block, Document } from '../../document.ts';
import { clipWords } from '../../text/text.ts';
import { MOST_ALERTS, type PaperAlert } from '../../topics/alerts.ts';
import type { Follow, Level, Topic } from '../../topics/topic.ts';
import { topicReason } from '../../topics/topic-reason.ts';
import { paperBlocks } from '../papers.ts';

/** Where a paper rings, and for what. */
interface RungFor {
  readonly channel: Channel;
  readonly ringing: readonly Follow[];
  /** Whether a digest there brings what does not ring. */
  readonly hasDigest: boolean;
}

// A paper may be of many topics; the surest say why it rings.
const TOPICS = 2;
const LABEL = 40;

/** One paper that was listed a moment ago, and what it rings for. */
export function alertDocument(
  { listing, matches, isLast }: PaperAlert,
  { channel, ringing, hasDigest }: RungFor,
): Document {
  const surest = matches.slice(0, TOPICS);
  const topics = surest.map(({ topic }) => topic.text).join(' and ');
  const { paper, day } = listing;
  const mine = isDirect(channel);
  const follows = surest.flatMap((match) => ringing.find(({ topic }) => topic.key === match.topic.key) ?? []);
  const end = follows.map((follow): Action => {
    const action = endAlerts({ ...follow, for: mine ? 'me' : 'channel' });
    const label = `${action.label}: ${clipWords(follow.topic.text, LABEL)}`;
    return follows.length > 1 ? { ...action, label } : action;
  });
  return {
    papers: mine ? 'mine' : 'ours',
    summary: `${paper.title} · rings for ${topics}`,
    blocks: [
      { kind: 'heading', text: `Rings for ${topics}`, aside: 'just listed' },
      ...paperBlocks([{ paper, day, reasons: surest.map(topicReason) }]),
      ...(isLast ? [lastNote(hasDigest)] : []),
      { kind: 'actions', actions: end },
    ],
  };
}

function lastNote(hasDigest: boolean): Block {
  const others = hasDigest ? 'comes with the digest' : 'does not ring';
  return {
    kind: 'note',
    text: `${MOST_ALERTS} have rung today, the most there are: what else is listed ${others}.`,
  };
}

/** What ends a topic's alerts; it stays followed as it is. */
export function endAlerts(follow: { topic: Topic; level: Level; for: Scope }): Action {
  const { topic, level, for: scope } = follow;
  const whose = scope === 'me' ? 'me' : undefined;
  return {
    label: 'Stop ringing',
    command: 'follow',
    options: { topic: topic.text, level, alert: 'off', for: whose },
  };
}
