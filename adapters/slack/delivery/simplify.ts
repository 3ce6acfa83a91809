import type { types } from '@slack/bolt';
import { filledLines, halves } from '../../shared/halves.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { inert } from '../render/escape.ts';
import { type Payload, readPayload } from './payload.ts';

type KnownBlock = types.KnownBlock;

const NAMED = 4;

/** What a digest's message that Slack would not take is sent as instead: in two, then as titles and links without a block; nothing where it is that already. */
export function simplifyForSlack(payload: string): string[] {
  const { message, form, kept, mention } = readPayload(payload);
  const carried = { ...(Object.keys(kept).length > 0 ? { kept } : {}), ...(mention ? { mention } : {}) };
  if (form === 'plain') return [];
  const parts = form === 'half' ? undefined : halves(message.blocks, { starts: isTitle, parts: isLine });
  const simpler: Simpler[] = parts
    ? parts.map((blocks) => ({ text: noticeOf(blocks), blocks, form: 'half' }))
    : plainTexts(message.blocks).map((text) => ({ text, blocks: [], form: 'plain' }));
  return simpler.map((each, at) => JSON.stringify(at === 0 ? { ...each, ...carried } : each));
}

type Simpler = Payload['message'] & Required<Pick<Payload, 'form'>>;

/** What a notification says of a half: its heading, and its first titles. */
function noticeOf(blocks: readonly KnownBlock[]): string {
  const [text = ''] = plainTexts(blocks);
  return text.split('\n').slice(0, NAMED).join('\n') || 'Daily papers';
}

// Nothing else that is marked up begins with an asterisk: those of people's texts are written otherwise.
function isTitle(block: KnownBlock): boolean {
  return block.type === 'section' && block.text?.type === 'mrkdwn' && block.text.text.startsWith('*');
}

function isLine({ type }: KnownBlock): boolean {
  return type === 'divider';
}

/** The heading and the titles of papers; of a message without a paper, all that it says. */
function plainTexts(blocks: readonly KnownBlock[]): string[] {
  const kept = blocks.filter((block) => block.type === 'header' || isTitle(block));
  const said = blocks.some(isTitle) ? kept : blocks;
  return filledLines(said.flatMap(linesOf), SLACK_LIMITS.section);
}

function linesOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [`*${inert(block.text.text)}*`];
    case 'section':
      return block.text ? markup(block.text) : [];
    case 'context':
      return block.elements.flatMap((element) => (element.type === 'image' ? [] : markup(element)));
    default:
      return [];
  }
}

function markup({ type, text }: types.PlainTextElement | types.MrkdwnElement): string[] {
  return type === 'mrkdwn' ? [text] : text.split('\n').map(inert);
}
