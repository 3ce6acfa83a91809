import { GROUP_ID, WHOLE_CHANNEL } from '../context.ts';
import { mrkdwnElement } from '../render/escape.ts';
import type { SlackMessage } from '../render/render.ts';

/** A message with the words before it that notify whom it mentions: a user group's id, `here` or `channel`. */
export function withMention(message: SlackMessage, mention: string | undefined): SlackMessage {
  const words = wordsOf(mention ?? '');
  if (words === undefined) return message;
  const { text, blocks } = message;
  if (blocks.length === 0) return { text: `${words}\n${text}`, blocks };
  return { text, blocks: [{ type: 'section', text: mrkdwnElement(words) }, ...blocks] };
}

function wordsOf(mention: string): string | undefined {
  if (WHOLE_CHANNEL.includes(mention)) return `<!${mention}>`;
  return GROUP_ID.test(mention) ? `<!subteam^${mention}>` : undefined;
}
