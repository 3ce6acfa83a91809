import { z } from 'zod';
import { otherAddress, secret } from '#core/parts/variables.ts';

/** What an operator may set for Discord. */
export const discordSettings = z.object({
  DISCORD_TOKEN: secret(),
  DISCORD_GUILD_ID: z.string().regex(/^\d+$/, 'must be the id of a server: digits alone').optional(),
  DISCORD_LINKS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  DISCORD_API_URL: otherAddress(),
});
export type DiscordSettings = z.infer<typeof discordSettings>;
