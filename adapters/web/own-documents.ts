import { SEARCH, TODAY } from '#core/commands/known-intents.ts';
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
