import { consoleAdapter } from './console/index.ts';
import type { DiscordAdapter, DiscordSetup } from './discord/index.ts';
import type { Slack, SlackSetup } from './slack/index.ts';

/** Every adapter by the name of its folder. */
export const adapters = {
  console: consoleAdapter,
  // Loaded where it is wanted: discord.js takes a third of a second.
  discord: async (setup: DiscordSetup): Promise<DiscordAdapter> =>
    (await import('./discord/index.ts')).discordAdapter(setup),
  // Loaded where it is wanted: Bolt takes a quarter of a second.
  slack: async (setup: SlackSetup): Promise<Slack> => (await import('./slack/index.ts')).slackAdapter(setup),
} as const;
