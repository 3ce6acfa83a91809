import type {
  HTTPReceiver,
  HTTPReceiverOptions,
  Installation,
  InstallationQuery,
  InstallationStore,
} from '@slack/bolt';
import type { EventClaims } from '#core/commands/claims.ts';
import type { KeptTexts } from '#core/parts/define-adapter.ts';
import { decrypt, encrypt } from '../../../shared/encrypt.ts';
import { refusalOf } from '../../api-errors.ts';
import { type Client, type Line, onceClient } from '../client.ts';
import { INSTALL_PAGES, InstallRefusal } from './install-pages.ts';
import { installState } from './install-state.ts';
import { identify, type Workspace, type Workspaces } from './workspaces.ts';

export interface InstallSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** 32 bytes. */
  readonly encryptionKey: Buffer;
}

/** Where installations are kept, and which links for it were used. */
interface InstallStore extends KeptTexts {
  readonly events: Pick<EventClaims, 'claim'>;
}

type Installer = Pick<NonNullable<HTTPReceiver['installer']>, 'authorize'>;

/** What is kept of a workspace that added the app; undefined where that is nothing. Rejects with a SetupError where the key is another one. */
export async function readInstallation(
  key: Buffer,
  store: Pick<KeptTexts, 'get'>,
  team: string,
): Promise<Installation | undefined> {
  const encrypted = await store.get(team);
  return encrypted === undefined ? undefined : JSON.parse(decrypt(key, team, encrypted));
}

/** The workspaces that were added by "Add to Slack". */
export interface Installs extends Workspaces {
  readonly receiverOptions: Partial<HTTPReceiverOptions>;
  /** Gives it Bolt's installer, which renews tokens, before Bolt itself takes it. */
  use(installer: Installer): void;
  /** Tries the key on everything that is kept; `trouble` tells what came of it. */
  tryKey(): Promise<void>;
  /** Why workspaces that have added the app get nothing. */
  trouble(): string | undefined;
  /** Whether a workspace has added the app, whatever has become of its token. */
  isThere(team: string): Promise<boolean>;
  /** Every workspace that added the app. */
  teams(): Promise<readonly string[]>;
  /** Whether a workspace has removed the app, for certain, by its token; rejects where Slack does not answer. */
  hasLeft(team: string, signal: AbortSignal): Promise<boolean>;
}

/** Workspaces by OAuth. A token is taken from the installer each time, so that a renewed one is used. */
export function openInstalls(settings: InstallSettings, store: InstallStore, line: Line): Installs {
  const { clientId, clientSecret, stateSecret, encryptionKey } = settings;
  const known = new Map<string, Workspace>();
  let installer: Installer | undefined;
  let closed = { count: 0, of: 0 };

  const tryKey = async (): Promise<void> => {
    const teams = await store.workspaces();
    const opened = await Promise.allSettled(
      teams.map((team) => readInstallation(encryptionKey, store, team)),
    );
    closed = { count: opened.filter(({ status }) => status === 'rejected').length, of: teams.length };
  };

  const installationStore: InstallationStore = {
    storeInstallation: async (installation) => {
      const team = installation.team?.id;
      if (!team) throw new InstallRefusal('organization');
      await store.set(team, encrypt(encryptionKey, team, JSON.stringify(installation)));
      known.delete(team);
      await tryKey();
    },
    fetchInstallation: async ({ teamId }: InstallationQuery<boolean>) => {
      const found = teamId === undefined ? undefined : await readInstallation(encryptionKey, store, teamId);
      if (!found) throw new Error('the app is not installed there');
      // The query says which kind it wants, and only one kind is ever stored.
      return found as never;
    },
    deleteInstallation: async ({ teamId }) => {
      if (teamId !== undefined) await store.delete(teamId);
      await tryKey();
    },
  };

  return {
    receiverOptions: {
      clientId,
      clientSecret,
      installationStore,
      installerOptions: {
        directInstall: true,
        stateStore: installState(stateSecret, store.events),
        callbackOptions: INSTALL_PAGES,
        ...(line.apiUrl ? { clientOptions: { slackApiUrl: line.apiUrl } } : {}),
      },
    },
    use: (given) => {
      // Bolt asks it too, for each event; a token that has run out is renewed for all who wait for it.
      given.authorize = togetherByTeam(given.authorize);
      installer = given;
    },
    of: async (team) => {
      const installation = await readInstallation(encryptionKey, store, team);
      if (!installation || !installer) return undefined;
      const { botToken } = await installer.authorize({
        teamId: team,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      });
      if (!botToken) return undefined;
      const before = known.get(team);
      const workspace =
        before?.token === botToken
          ? before
          : { ...(await identify(botToken, line)), installer: installation.user.id };
      known.set(team, workspace);
      return workspace;
    },
    tryKey,
    trouble: () =>
      closed.count === 0
        ? undefined
        : `ENCRYPTION_KEY does not open ${closed.count} of ${closed.of} stored Slack installations: set the key that they were stored with, or add the app to those workspaces again.`,
    isThere: async (team) => (await store.get(team)) !== undefined,
    teams: () => store.workspaces(),
    hasLeft: async (team, signal) => {
      const tokenNow = async () => (await readInstallation(encryptionKey, store, team))?.bot?.token;
      const token = await tokenNow();
      if (
        token === undefined ||
        !(await isRevoked(onceClient(token, line, { ...(signal ? { signal } : {}) })))
      )
        return false;
      // Who adds the app again meanwhile gets another token, and the old one ends.
      return (await tokenNow()) === token;
    },
    drop: async (team) => {
      known.delete(team);
      await store.delete(team);
      await tryKey();
    },
  };
}

/**
 * Slack's words for a token whose app was removed, or whose workspace is no more. Not among them: `invalid_auth`, which
 * an address hears that a workspace does not let in, and `token_expired`, after which a token is renewed.
 */
const REMOVED = new Set(['account_inactive', 'token_revoked']);

async function isRevoked(client: Client): Promise<boolean> {
  try {
    await client.auth.test();
    return false;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return REMOVED.has(refusal);
  }
}

/** Slack may take a second renewal of the same token for a theft. */
function togetherByTeam(authorize: Installer['authorize']): Installer['authorize'] {
  const pending = new Map<string, ReturnType<Installer['authorize']>>();
  return (source) => {
    const team = source.teamId ?? '';
    const asked = pending.get(team) ?? authorize(source);
    pending.set(team, asked);
    const forget = () => pending.delete(team);
    asked.then(forget, forget);
    return asked;
  };
}
