import { defineAdapter } from '#core/parts/define-adapter.ts';
import type { Logger } from '#core/parts/logger.ts';
import { SLACK } from './context.ts';
import { slackSettingsOf, slackVariables } from './settings.ts';

// What is wrong is a line of the doctor's, and no line of a log beside it.
const QUIET: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Paperboy on Slack. */
export const slack = defineAdapter({
  name: SLACK,
  settings: slackVariables,
  needs: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN',
  // Whoever set one of its secrets wants Slack, and gets an error that names what else it takes.
  isWanted: ({ SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }) =>
    [SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET].some(Boolean),
  // Loaded where it is wanted: Bolt takes a quarter of a second.
  open: async (set, { appApi, kept, reach }) => {
    const { slackAdapter } = await import('./adapter.ts');
    const adapter = slackAdapter({ settings: slackSettingsOf(set), appApi, reach, installs: kept });
    return {
      delivery: adapter,
      ...(adapter.routes ? { routes: adapter.routes } : {}),
      start: async (lost) => {
        await adapter.start(lost);
        return adapter.routes ? `Slack: answering ${adapter.routes.path}/events.` : 'Slack: connected.';
      },
      stop: () => adapter.stop(),
      trouble: () => adapter.trouble(),
    };
  },
  check: async (set, { clock, channels, kept, reach }) => {
    const { checkSlack } = await import('./adapter.ts');
    const settings = slackSettingsOf(set);
    return await checkSlack({ settings, channels, clock, logger: QUIET, reach, installs: kept });
  },
});
