import type { Scope } from '../../commands/scope.ts';
import type { Block, Document } from '../../document.ts';
import type { Paper } from '../../paper.ts';
import { clipWords, plural } from '../../text/text.ts';
import type { Advice } from '../../topics/advice.ts';
import type { Mute, Topic } from '../../topics/topic.ts';
import { aboutOrBy } from './about-or-by.ts';
import { adviceActions, adviceBlocks } from './advice.ts';

/** The answer to `mute`. */
export function mutedDocument(
  { text, query }: Topic,
  muted: { for: Scope; days: number | undefined; notes: readonly string[]; advice: Advice },
): Document {
  const { for: scope, days, notes, advice } = muted;
  const where = scope === 'me' ? 'in what you are shown' : 'in this channel';
  const summary = `Papers ${aboutOrBy(query, text)} are left out ${where}${days ? ` for ${plural(days, 'day')}` : ''}.`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...adviceBlocks(advice),
      ...notes.map((note): Block => ({ kind: 'note', text: note })),
      {
        kind: 'actions',
        actions: [
          ...adviceActions(advice, 'mute', muted),
          { label: 'Show them again', command: 'unmute', options: { topic: text, for: scope } },
        ],
      },
    ],
  };
}

export function unmutedDocument(mute: Mute): Document {
  const summary =
    mute.kind === 'topic'
      ? `Papers ${aboutOrBy(mute.topic.query, mute.topic.text)} are shown again.`
      : `The paper ${mute.paper} may be shown again.`;
  return { summary, blocks: [{ kind: 'text', text: summary }] };
}

/** The answer to `dismiss`; `topics` are the followed ones that the paper belongs to, surest first. */
export function dismissedDocument({ title, id }: Paper, scope: Scope, topics: readonly string[]): Document {
  const where = scope === 'me' ? 'to you' : 'in this channel';
  const summary = `No longer shown ${where}: ${clipWords(title, TITLE)}`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'actions',
        actions: [
          ...topics.slice(0, OFFERED).map((topic) => ({
            label: `Mute ${clipWords(topic, 40)} for ${MUTED_DAYS} days`,
            command: 'mute',
            options: { topic, days: MUTED_DAYS, for: scope },
          })),
          { label: 'Show it again', command: 'unmute', options: { topic: id, for: scope } },
        ],
      },
    ],
  };
}

const TITLE = 120;
const OFFERED = 2;
const MUTED_DAYS = 30;
