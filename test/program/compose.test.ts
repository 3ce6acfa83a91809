import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#src/config.ts';
import { databaseAddress } from '#store/state/postgres/connection/address.ts';
import { Compose } from './compose-schema.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../compose.yaml'), 'utf8');

/** A compose file as Compose reads it: aliases and merges made out, and without what extends it (`x-…`). */
function read(text: string): unknown {
  const all: Record<string, unknown> = parse(text, { merge: true });
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('x-')));
}

/** What is wrong with compose.yaml once a text in it is another. */
function wrong(from: string, to: string): string {
  expect(TEXT).toContain(from);
  const { error } = Compose.safeParse(read(TEXT.replaceAll(from, to)));
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n') ?? '';
}

describe('compose.yaml', () => {
  const { services } = Compose.parse(read(TEXT));

  it('is one that Compose takes, and starts Paperboy alone unless machines are asked for', () => {
    const without = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
    expect(without.map(([name]) => name)).toEqual(['paperboy']);
    expect(Object.keys(services).sort()).toEqual(['database', 'one', 'paperboy', 'two']);
    expect(services.database?.image).toBe('postgres:17');
  });

  it.each([
    ['a key that nobody knows', 'read_only: true', 'readonly: true', /Unrecognized key: "readonly"/],
    ['a time without a unit', 'stop_grace_period: 30s', 'stop_grace_period: 30', /stop_grace_period/],
    ['a restart that is none', 'restart: unless-stopped', 'restart: sometimes', /restart/],
    ['a volume that is declared nowhere', '- one:/data', '- three:/data', /mounts three/],
    ['a service that is not there', 'database:\n      condition', 'db:\n      condition', /depends on db/],
    ['a check that is not there', 'healthcheck:', 'x-check:', /x-check[\s\S]*nobody checks/],
    ['an image that nothing makes', 'image: postgres:17', 'init: true', /neither an image/],
  ])('would be refused with %s', (_, from, to, sentence) => {
    expect(wrong(from, to)).toMatch(sentence);
  });

  it('keeps each Paperboy from all that it does not need', () => {
    for (const name of ['paperboy', 'one', 'two'])
      expect(services[name], name).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        init: true,
        stop_grace_period: '30s',
        volumes: [expect.stringMatching(/:\/data$/)],
      });
  });

  it('gives Paperboy settings that it takes, and the machines one database, on the way within', () => {
    const environment = Object.fromEntries(
      Object.entries(services.one?.environment ?? {}).map(([name, value]) => [
        name,
        String(value).replace(/\$\{\w+:-\}/, 'secret'),
      ]),
    );
    const { databaseUrl = '', healthPort } = readConfig(environment);
    expect(healthPort).toBe(8099);
    const { place } = databaseAddress(databaseUrl);
    expect(place).toMatchObject({ host: 'database', password: 'secret' });
    expect(place.ssl).toBeUndefined();
    expect(services.two?.environment).toEqual(services.one?.environment);
  });
});
