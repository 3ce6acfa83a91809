import type { types } from '@slack/bolt';
import { CALLBACKS } from '../ids.ts';
import { channelName } from './channel-name.ts';
import type { SlackMessage } from './render.ts';
import { inView } from './together.ts';

export const SEARCH_INPUT = { block: 'query', action: 'query' } as const;

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}

/** Where words to search for are typed. */
export function searchView(): types.ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.search,
    title: plain('Search papers'),
    submit: plain('Search'),
    close: plain('Close'),
    blocks: [
      {
        type: 'input',
        block_id: SEARCH_INPUT.block,
        label: plain('What are you looking for?'),
        hint: plain('Words, "exact phrases", -without, author:name, org:name, has:code'),
        element: {
          type: 'plain_text_input',
          action_id: SEARCH_INPUT.action,
          max_length: 300,
          placeholder: plain('LLM quantization'),
        },
      },
    ],
  };
}

/** What stands there until the answer comes. */
export function waitingView(): types.ModalView {
  return view([{ type: 'section', text: plain('One moment…') }]);
}

/** An answer in a modal. `channel` is the one that it is about. */
export function resultView(messages: readonly SlackMessage[], channel: string): types.ModalView {
  return { ...view([...channelName(channel), ...inView(messages)]), private_metadata: channel };
}

function view(blocks: types.KnownBlock[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.results,
    title: plain('Paperboy'),
    close: plain('Close'),
    blocks,
  };
}
