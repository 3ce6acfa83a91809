import type { Scope } from '../commands/scope.ts';
import { type Block, type Document, plainText } from '../document.ts';
import type { Paper } from '../paper.ts';
import { clipWords, plural } from '../text/text.ts';
import { shortDay } from '../time/dates.ts';
import type { Follow, Mute } from '../topics/topic.ts';

/** The answer to `unfollow`. */
export function unfollowedDocument(text: string, scope: Scope): Document {
  const summary =
    scope === 'me' ? `You no longer follow ${text}.` : `This channel no longer follows ${text}.`;
  return { summary, blocks: [{ kind: 'text', text: summary }] };
}

/** The answer to `mute`. */
export function mutedDocument(text: string, scope: Scope, days: number | undefined): Document {
  const where = scope === 'me' ? 'in what you are shown' : 'in this channel';
  const summary = `Papers about ${text} are left out ${where}${days ? ` for ${plural(days, 'day')}` : ''}.`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'actions',
        actions: [{ label: 'Show them again', command: 'unmute', options: { topic: text, for: scope } }],
      },
    ],
  };
}

export function unmutedDocument(mute: Mute): Document {
  const summary =
    mute.kind === 'topic'
      ? `Papers about ${mute.topic.text} are shown again.`
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

/** What one owner follows and mutes. */
export interface OwnTopics {
  readonly for: Scope;
  readonly followed: readonly (Follow & { readonly brought: number })[];
  readonly mutes: readonly Mute[];
  /** The title of a muted paper, where the archive has it. */
  readonly titleOf: (paper: string) => string | undefined;
}

/** The answer to `topics`. */
export function topicsDocument(lists: readonly OwnTopics[]): Document {
  const blocks = lists.flatMap(topicBlocks);
  const total = lists.reduce((sum, { followed }) => sum + followed.length, 0);
  const none = ['Nothing is followed here yet: try ', { command: 'follow LLM quantization' }, '.'];
  return {
    summary: total > 0 ? `${plural(total, 'topic')} followed here` : plainText(none),
    blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: none }],
  };
}

function topicBlocks({ for: scope, followed, mutes, titleOf }: OwnTopics): Block[] {
  if (followed.length + mutes.length === 0) return [];
  return [
    { kind: 'heading', text: scope === 'me' ? 'Your topics' : "This channel's topics" },
    ...followed.map(({ topic, level, brought }): Block => {
      const at = level === 'normal' ? '' : ` · ${level}`;
      const text = `${topic.text}${at} · ${plural(brought, 'paper')} this week`;
      return { kind: 'text', text, listed: { as: 'followed', topic: topic.text } };
    }),
    ...mutes.map((mute): Block => {
      const until = mute.until ? ` until ${shortDay(new Date(mute.until).toISOString().slice(0, 10))}` : '';
      const title = mute.kind === 'paper' ? titleOf(mute.paper) : undefined;
      const what = mute.kind === 'topic' ? mute.topic.text : mute.paper;
      const text = `Muted${until}: ${what}${title ? `, ${clipWords(title, TITLE)}` : ''}`;
      return { kind: 'text', text, listed: { as: 'muted', topic: what } };
    }),
  ];
}
