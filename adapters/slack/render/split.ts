import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from '../limits.ts';
import { escapeMrkdwn } from './escape.ts';

type KnownBlock = types.KnownBlock;

/** Blocks that stay in one message; `divided` where a line parts them from what comes after them, `heads` where they are its heading. */
export interface Group {
  readonly blocks: readonly KnownBlock[];
  readonly divided: boolean;
  readonly heads?: boolean;
}

/** A line between papers. */
export const DIVIDER: KnownBlock = { type: 'divider' };

/** How many blocks, and their characters as Slack counts: of escaped text, and of JSON. */
export interface Weight {
  readonly blocks: number;
  readonly text: number;
  readonly json: number;
}

/** Groups in order, in as few messages as Slack's bounds allow; `tail` ends the first of them. */
export function splitGroups(groups: readonly Group[], tail: readonly KnownBlock[] = []): KnownBlock[][] {
  const messages: KnownBlock[][] = [];
  const tailWeight = weight(tail);
  let heavy = NOTHING;
  let before: Group | undefined;
  for (const group of groups) {
    const open = messages.at(-1);
    const divider = before?.divided ? [DIVIDER] : [];
    const added = [...divider, ...group.blocks];
    const longer = sum(heavy, weight(added));
    if (open && isWithinLimits(messages.length > 1 ? longer : sum(longer, tailWeight))) {
      open.push(...added);
      heavy = longer;
    } else {
      messages.push([...group.blocks]);
      heavy = weight(group.blocks);
    }
    before = group;
  }
  messages[0]?.push(...tail);
  return messages;
}

function isWithinLimits({ blocks, text, json }: Weight): boolean {
  return blocks <= SLACK_LIMITS.blocks && text <= SLACK_LIMITS.text && json <= SLACK_LIMITS.json;
}

const NOTHING: Weight = { blocks: 0, text: 0, json: '[]'.length };

/** The weight of the blocks of both, one behind another. */
function sum(one: Weight, other: Weight): Weight {
  // One pair of brackets, and a comma between both.
  const between = one.blocks && other.blocks ? 1 : 0;
  return {
    blocks: one.blocks + other.blocks,
    text: one.text + other.text,
    json: one.json + other.json - NOTHING.json + between,
  };
}

/** What blocks weigh. */
export function weight(blocks: readonly KnownBlock[]): Weight {
  let [text, raw] = [0, 0];
  const json = JSON.stringify(blocks, (key, value) => {
    if ((key === 'text' || key === 'alt_text') && typeof value === 'string') {
      raw += value.length;
      // What is escaped already is counted a little too heavy; that is the safe side.
      text += escapeMrkdwn(value).length;
    }
    return value;
  });
  return { blocks: blocks.length, text, json: json.length + text - raw };
}
