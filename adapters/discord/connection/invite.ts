import { OAuth2Scopes, PermissionsBitField } from 'discord.js';

/** What the bot needs in a channel, and what for. */
export const NEEDED = {
  ViewChannel: 'to know that the channel is there',
  SendMessages: 'to post digests',
  CreatePublicThreads: 'to open a thread for each day, where a channel wants that',
  SendMessagesInThreads: 'to post digests to a thread',
  ReadMessageHistory: 'to find out, after a lost answer, whether a digest arrived, so that none comes twice',
} as const;

const PERMISSIONS = new PermissionsBitField(Object.keys(NEEDED) as (keyof typeof NEEDED)[]);

/** Where an owner of a server adds the bot to it. */
export function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(PERMISSIONS.bitfield),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
