import { defineAdapter } from '#core/parts/define-adapter.ts';
import { plural } from '#core/text/text.ts';
import { DISCORD } from './ids.ts';
import { type DiscordSettings, discordSettings } from './settings.ts';

/** Paperboy on Discord. */
export const discord = defineAdapter({
  name: DISCORD,
  settings: discordSettings,
  needs: 'DISCORD_TOKEN',
  isWanted: ({ DISCORD_TOKEN }) => DISCORD_TOKEN !== undefined,
  // Loaded where it is wanted: discord.js takes a third of a second.
  open: async (settings, { appApi, reach }) => {
    const { discordAdapter } = await import('./adapter.ts');
    const adapter = discordAdapter({ ...setupOf(settings), appApi, reach });
    return {
      delivery: adapter,
      start: async (lost) => {
        const { invite, servers } = await adapter.start(lost);
        return `Discord: connected, on ${plural(servers, 'server')}. Add it to a server: ${invite}`;
      },
      stop: () => adapter.stop(),
      trouble: () => adapter.trouble(),
    };
  },
  check: async (settings, { commands, channels, reach }) => {
    const { checkDiscord } = await import('./adapter.ts');
    return await checkDiscord({ ...setupOf(settings), reach, commands, channels });
  },
});

function setupOf({
  DISCORD_TOKEN: token = '',
  DISCORD_API_URL: apiUrl,
  DISCORD_GUILD_ID: guildId,
  DISCORD_LINKS: links,
}: DiscordSettings) {
  return { token, apiUrl, guildId, links: links === 'on' };
}
