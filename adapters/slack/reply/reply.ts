import type { types } from '@slack/bolt';
import type { Reply } from '#core/commands/command.ts';
import { TAKE_BACK } from '../../shared/conversation/sharing.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { mrkdwnElement, plainElement } from '../render/escape.ts';
import { ROW } from '../render/groups.ts';
import { type Offering, renderForSlack, type SlackMessage } from '../render/render.ts';
import { smallSections } from '../render/text-parts.ts';

/** Buttons that are Slack's own, beside those of a document. */
export const BUTTONS = {
  share: 'share',
  back: 'take_back',
  search: 'open_search',
  setup: 'open_setup',
  digest: 'open_digest',
  end: 'end_digest',
} as const;

export interface ReplyOptions {
  readonly commands: Offering;
  /** The value of a button that shows it to the whole channel, where that may be. */
  readonly share?: string | undefined;
  /** Whether a button opens the search. */
  readonly search?: boolean;
  /** Who shows it to everybody, and whether as they saw it themselves. */
  readonly sharedBy?: string | undefined;
  readonly asSeen?: boolean;
  /** Whether it is all that there is, and not what a response_url takes. */
  readonly whole?: boolean;
}

/** An answer as the few messages that Slack takes for it. */
export function reply({ document }: Reply, options: ReplyOptions): SlackMessage[] {
  const all = renderForSlack(document, options.commands);
  const shown = options.whole ? all : all.slice(0, SLACK_LIMITS.answers);
  const { sharedBy = '' } = options;
  const by = /^[UW][A-Z0-9]+$/.test(sharedBy) ? sharedBy : undefined;
  const back = by ? [button(BUTTONS.back, TAKE_BACK, by)] : [];
  const own = [
    ...(options.search ? [button(BUTTONS.search, 'Search papers')] : []),
    ...(options.share ? [button(BUTTONS.share, 'Share in channel', options.share)] : []),
  ];
  const end: types.KnownBlock[] = [
    ...(all.length > shown.length
      ? smallSections('There is more than Slack takes in one answer: ask for fewer papers.')
      : []),
    ...(by ? [{ type: 'context' as const, elements: [mrkdwnElement(creditOf(options))] }] : []),
  ];
  // Slack deletes one message at a time.
  return shown.map((message, at) => {
    const last = at === shown.length - 1;
    const blocks = withButtons(message.blocks, last ? [...own, ...back] : back);
    return { ...message, blocks: last ? [...blocks, ...end] : blocks };
  });
}

function creditOf({ sharedBy, asSeen }: ReplyOptions): string {
  return `Shared by <@${sharedBy}>${asSeen ? ', as they see it' : ''}`;
}

/** Blocks with more buttons at their end, in the same row where there is room. */
function withButtons(
  blocks: readonly types.KnownBlock[],
  buttons: readonly types.Button[],
): types.KnownBlock[] {
  const last = blocks.at(-1);
  if (buttons.length === 0) return [...blocks];
  if (last?.type !== 'actions' || last.elements.length + buttons.length > ROW)
    return [...blocks, { type: 'actions', elements: [...buttons] }];
  return [...blocks.slice(0, -1), { ...last, elements: [...last.elements, ...buttons] }];
}

/** One of Slack's own buttons. */
export function button(action_id: string, label: string, value?: string): types.Button {
  return {
    type: 'button',
    action_id,
    text: plainElement(label, SLACK_LIMITS.button),
    ...(value ? { value } : {}),
  };
}
