import type { PaperAction } from '#core/commands/paper-actions.ts';

/** The slash command, as the manifest names it. */
export const COMMAND = '/papers';

/** What Slack calls the modals and shortcuts, in the manifest and in what it sends. */
export const CALLBACKS = {
  search: 'search_papers',
  results: 'results',
  setup: 'set_up_channel',
  form: 'change_settings',
} as const;

/** What Slack calls the shortcut of a message that does something with the paper it links to. */
export function shortcutOf({ inMenu }: Pick<PaperAction, 'inMenu'>): string {
  return (inMenu?.name ?? '').toLowerCase().replaceAll(' ', '_');
}
