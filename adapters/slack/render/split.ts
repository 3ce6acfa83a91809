import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from '../limits.ts';
import { escapeMrkdwn } from './escape.ts';

type KnownBlock = types.KnownBlock;

/** Blocks that stay in one message; `divided` where a line parts them from what comes after them. */
export interface Group {
  readonly blocks: readonly KnownBlock[];
  readonly divided: boolean;
}

/** A line between papers. */
export const DIVIDER: KnownBlock = { type: 'divider' };

/** Groups in order, in as few messages as Slack's bounds allow; `tail` ends the first of them. */
export function splitGroups(groups: readonly Group[], tail: readonly KnownBlock[] = []): KnownBlock[][] {
  const messages: KnownBlock[][] = [];
  const room = () => (messages.length > 1 ? [] : tail);
  let before: Group | undefined;
  for (const group of groups) {
    const open = messages.at(-1);
    const divider = before?.divided ? [DIVIDER] : [];
    const longer = [...(open ?? []), ...divider, ...group.blocks];
    if (open && isWithinLimits([...longer, ...room()])) messages.splice(-1, 1, longer);
    else messages.push([...group.blocks]);
    before = group;
  }
  messages[0]?.push(...tail);
  return messages;
}

/** Whether blocks may stand in one message. */
function isWithinLimits(blocks: readonly KnownBlock[]): boolean {
  const { text, json } = weight(blocks);
  return blocks.length <= SLACK_LIMITS.blocks && text <= SLACK_LIMITS.text && json <= SLACK_LIMITS.json;
}

/** What blocks weigh as Slack counts: characters of escaped text, and of JSON. */
export function weight(blocks: readonly KnownBlock[]): { text: number; json: number } {
  let [text, raw] = [0, 0];
  const json = JSON.stringify(blocks, (key, value) => {
    if ((key === 'text' || key === 'alt_text') && typeof value === 'string') {
      raw += value.length;
      // What is escaped already is counted a little too heavy; that is the safe side.
      text += escapeMrkdwn(value).length;
    }
    return value;
  });
  return { text, json: json.length + text - raw };
}
