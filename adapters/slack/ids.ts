/** The slash command, as the manifest names it. */
export const COMMAND = '/papers';

/** What Slack calls the modals and shortcuts, in the manifest and in what it sends. */
export const CALLBACKS = {
  search: 'search_papers',
  similar: 'similar_papers',
  save: 'save_paper',
  results: 'results',
  setup: 'set_up_channel',
  form: 'change_settings',
} as const;
