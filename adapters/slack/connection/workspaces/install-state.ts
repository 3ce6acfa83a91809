import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StateStore } from '@slack/bolt';
import type { EventClaims } from '#core/commands/claims.ts';
import { SCOPES } from '../manifest.ts';
import { InstallRefusal } from './install-pages.ts';

const GOOD_MS = 10 * 60_000;

/** What comes back from Slack's page for adding the app: made here, within ten minutes, and good for one time, whichever process it comes to. */
export function installState(secret: string, events: Pick<EventClaims, 'claim'>): StateStore {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  const isOurs = (text: string, signature: string): boolean => {
    const [given, made] = [Buffer.from(signature, 'base64url'), sign(text)];
    return given.length === made.length && timingSafeEqual(given, made);
  };
  return {
    generateStateParam: async (_, now) => {
      const text = `${now.getTime()}.${randomBytes(16).toString('base64url')}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    verifyStateParam: async (now, state) => {
      const [, text = '', at = '', signature = ''] = /^((\d+)\.[\w-]+)\.([\w-]+)$/.exec(state) ?? [];
      const age = now.getTime() - Number(at);
      if (!isOurs(text, signature) || age < 0 || age > GOOD_MS) throw new InstallRefusal('stale');
      const { kind } = await events.claim(`slack install ${text}`);
      if (kind !== 'first') throw new InstallRefusal('stale');
      return { scopes: [...SCOPES] };
    },
  };
}
