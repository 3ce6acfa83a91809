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
