import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from '../limits.ts';
import type { SlackMessage } from './render.ts';
import { smallSections } from './text-parts.ts';

type KnownBlock = types.KnownBlock;

const MORE = smallSections('There is more than fits here: ask for fewer papers, or ask in a message.');

/** As many of the messages as a view takes, beside the name of the channel that they are about. */
export function inView(messages: readonly SlackMessage[]): KnownBlock[] {
  const fitting = messages.findLastIndex((_, at) => cut(messages, at + 1).length < SLACK_LIMITS.viewBlocks);
  return cut(messages, fitting + 1);
}

/** The first of the messages, for a place that takes only one; undefined where there is none. */
export function inMessage(messages: readonly SlackMessage[]): SlackMessage | undefined {
  const [first] = messages;
  return first && { ...first, blocks: cut(messages, 1) };
}

/** So many of the messages as one, with a line where each would end; where some are left out, a note says so above the last row of buttons, which goes on from there. */
function cut(messages: readonly SlackMessage[], count: number): KnownBlock[] {
  const shown = messages
    .slice(0, count)
    .flatMap(({ blocks }, at): KnownBlock[] => (at === 0 ? blocks : [{ type: 'divider' }, ...blocks]));
  const last = messages.at(-1)?.blocks.findLast(({ type }) => type === 'actions');
  return count < messages.length ? [...shown, ...MORE, ...(last ? [last] : [])] : shown;
}
