import { OWN_PAGE, SEARCH, TODAY } from '#core/commands/known-intents.ts';
import type { Document } from '#core/document.ts';

/** That there is no such page, and where to go on. */
export function notThere(): Document {
  return {
    summary: 'There is no such page',
    blocks: [
      { kind: 'heading', text: 'There is no such page' },
      {
        kind: 'text',
        text: 'The address may be misspelt: search for the paper above, or begin with the newest list.',
      },
      {
        kind: 'actions',
        actions: [
          { label: 'Newest list', ...TODAY },
          { label: 'Search', ...SEARCH },
        ],
      },
    ],
  };
}

/** That a link opens nothing, or nothing any more: which of them is not told. */
export function linkEnded(): Document {
  return {
    summary: 'This link opens nothing',
    blocks: [
      { kind: 'heading', text: 'This link opens nothing' },
      {
        kind: 'text',
        text: [
          'It has ended, or it was never one. In your chat, ask for a new one: ',
          { command: OWN_PAGE.command },
          '.',
        ],
      },
      { kind: 'actions', actions: [{ label: 'Newest list', ...TODAY }] },
    ],
  };
}

/** What a topic is, where none is named yet. */
export function noTopicYet(): Document {
  return {
    summary: 'What a topic would bring',
    blocks: [
      { kind: 'heading', text: 'Try a topic' },
      {
        kind: 'text',
        text: 'Whoever follows a topic in a chat gets its papers first, each with the sentence that speaks of it. Name one above to see what it would have brought in the last 30 days; nothing is followed by that.',
      },
    ],
  };
}
