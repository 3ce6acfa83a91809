import type { types } from '@slack/bolt';
import type { Answer } from '#core/command.ts';
import { LIMITS } from './limits.ts';
import { mrkdwn, plain } from './mrkdwn.ts';
import type { PaperCommand } from './paper.ts';
import { buttonValue, render, type SlackMessage } from './render.ts';

/** Buttons that are Slack's own, beside those of a document. */
export const BUTTONS = {
  share: 'share',
  search: 'open_search',
  setup: 'open_setup',
  digest: 'open_digest',
} as const;

export interface ReplyOptions {
  readonly commands: readonly PaperCommand[];
  /** The line that was asked, where the answer may be shown to the whole channel. */
  readonly share?: string | undefined;
  /** Whether a button opens the search. */
  readonly search?: boolean;
  /** Who shows it to everybody. */
  readonly sharedBy?: string | undefined;
}

/** An answer as the few messages that Slack takes for it. */
export function reply({ document, status }: Answer, options: ReplyOptions): SlackMessage[] {
  const all = render(document, options.commands);
  const shown = all.slice(0, LIMITS.answers);
  const papers = document.blocks.some(({ kind }) => kind === 'paper');
  const own = [
    ...(options.search ? [button(BUTTONS.search, 'Search papers')] : []),
    ...(options.share && status === 'answered' && papers
      ? [button(BUTTONS.share, 'Share in channel', buttonValue(options.share))]
      : []),
  ];
  const end: types.KnownBlock[] = [
    ...(all.length > shown.length
      ? [small('There is more than Slack takes in one answer: ask for fewer papers.')]
      : []),
    ...(own.length > 0 ? [{ type: 'actions' as const, elements: own }] : []),
    ...(options.sharedBy && /^[UW][A-Z0-9]+$/.test(options.sharedBy)
      ? [{ type: 'context' as const, elements: [mrkdwn(`Shared by <@${options.sharedBy}>`)] }]
      : []),
  ];
  return shown.map((message, at) =>
    at === shown.length - 1 ? { ...message, blocks: [...message.blocks, ...end] } : message,
  );
}

/** One of Slack's own buttons. */
export function button(action_id: string, label: string, value?: string): types.Button {
  return {
    type: 'button',
    action_id,
    text: plain(label, LIMITS.button),
    ...(value ? { value } : {}),
  };
}

function small(text: string): types.KnownBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text }] };
}
