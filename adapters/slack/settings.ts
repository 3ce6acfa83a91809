import { z } from 'zod';
import { SetupError } from '#core/errors.ts';
import { otherAddress, secret } from '#core/parts/variables.ts';
import { readEncryptionKey } from '../shared/encrypt.ts';
import type { Way } from './connection/connect.ts';
import type { Configure } from './connection/people/permissions.ts';
import type { InstallSettings } from './connection/workspaces/installs.ts';

/** What an operator may set for Slack. */
export const slackVariables = z.object({
  SLACK_BOT_TOKEN: secret(),
  SLACK_APP_TOKEN: secret(),
  SLACK_SIGNING_SECRET: secret(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: secret(),
  SLACK_STATE_SECRET: secret(),
  ENCRYPTION_KEY: secret(),
  SLACK_CONFIG_TOKEN: secret(),
  SLACK_CONFIGURE: z.enum(['members', 'admins'], 'must be members or admins').optional(),
  SLACK_API_URL: otherAddress(),
});
export type SlackVariables = z.infer<typeof slackVariables>;

export function slackSettingsOf(set: SlackVariables): SlackSettings {
  return {
    botToken: set.SLACK_BOT_TOKEN,
    appToken: set.SLACK_APP_TOKEN,
    signingSecret: set.SLACK_SIGNING_SECRET,
    clientId: set.SLACK_CLIENT_ID,
    clientSecret: set.SLACK_CLIENT_SECRET,
    stateSecret: set.SLACK_STATE_SECRET,
    encryptionKey: set.ENCRYPTION_KEY,
    configToken: set.SLACK_CONFIG_TOKEN,
    configure: set.SLACK_CONFIGURE,
    apiUrl: set.SLACK_API_URL,
  };
}

/** Settings by the names of their variables, without the prefix `SLACK_`; empty ones are left out. */
export interface SlackSettings {
  readonly botToken?: string | undefined;
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly stateSecret?: string | undefined;
  /** `SLACK_CONFIG_TOKEN`, with which the app's manifest can be read; for checks only. */
  readonly configToken?: string | undefined;
  readonly apiUrl?: string | undefined;
  /** Members where it is left out. */
  readonly configure?: Configure | undefined;
  /** How long a socket may be silent, and how long it waits before it comes back; five seconds where it is left out. */
  readonly patienceMs?: number | undefined;
  /** `ENCRYPTION_KEY`. */
  readonly encryptionKey?: string | undefined;
}

/** How Slack reaches us. A SetupError where the settings are not enough for either way. */
export function wayOf(settings: SlackSettings): Way {
  const { appToken, signingSecret, patienceMs = 5_000 } = settings;
  if (appToken && !appToken.startsWith('xapp-')) {
    throw new SetupError(
      'setting-invalid',
      'SLACK_APP_TOKEN must begin with xapp-: it is made under "App-Level Tokens".',
    );
  }
  if (appToken) return { kind: 'socket', appToken, patienceMs };
  if (signingSecret) return { kind: 'http', signingSecret };
  throw new SetupError(
    'setting-missing',
    'Slack needs SLACK_APP_TOKEN (no public address needed), or SLACK_SIGNING_SECRET and PORT (behind a public address).',
  );
}

/** What is needed to be added to many workspaces; undefined where there is a token for one. */
export function installSettingsOf(settings: SlackSettings): InstallSettings | undefined {
  const { botToken, clientId, clientSecret, stateSecret, encryptionKey } = settings;
  if (botToken && !botToken.startsWith('xoxb-')) {
    throw new SetupError(
      'setting-invalid',
      'SLACK_BOT_TOKEN must begin with xoxb-: it is shown under "OAuth & Permissions".',
    );
  }
  if (botToken) return undefined;
  if (!clientId)
    throw new SetupError(
      'setting-missing',
      'Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for many workspaces.',
    );
  if (settings.appToken) {
    throw new SetupError(
      'setting-invalid',
      'SLACK_CLIENT_ID works only over HTTP: leave SLACK_APP_TOKEN out, or set SLACK_BOT_TOKEN.',
    );
  }
  if (!clientSecret || !stateSecret || !encryptionKey) {
    throw new SetupError(
      'setting-missing',
      'SLACK_CLIENT_ID needs SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and ENCRYPTION_KEY beside it.',
    );
  }
  return { clientId, clientSecret, stateSecret, encryptionKey: readEncryptionKey(encryptionKey) };
}
