import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { address, secret } from '#core/parts/variables.ts';
import { readConfig } from '#src/config.ts';
import { createLogger } from '#src/log.ts';

describe('readConfig', () => {
  it('has a default for everything, and takes an empty value for none', () => {
    expect(readConfig({ HF_TOKEN: '', LOG_LEVEL: ' ' })).toEqual({
      sources: [{ name: 'huggingface', settings: { HF_ENDPOINT: 'https://huggingface.co' } }],
      dataDir: './data',
      adapters: [],
      chats: [],
      backfill: true,
      logLevel: 'warn',
      healthHost: '127.0.0.1',
      publicPlace: { host: '127.0.0.1', proxies: 0 },
      sendsMail: false,
      secrets: [],
    });
  });

  it('reads what is set', () => {
    const env = {
      HF_ENDPOINT: 'https://mirror.example/',
      HF_TOKEN: 'hf_example',
      ADAPTERS: 'console',
      DATA_DIR: '/srv',
    };
    expect(readConfig(env)).toMatchObject({
      sources: [{ settings: { HF_ENDPOINT: 'https://mirror.example', HF_TOKEN: 'hf_example' } }],
      secrets: ['hf_example'],
      adapters: ['console'],
      dataDir: '/srv',
    });
  });

  it('keeps the password of a mail server secret, as it is written and as it is', () => {
    const SMTP_URL = 'smtps://paperboy:hush%21hush@mail.example.org';
    expect(readConfig({ SMTP_URL }).secrets).toEqual([SMTP_URL, 'hush%21hush', 'hush!hush']);
  });

  it('keeps the password of a database secret, as it is written and as it is, and refuses other addresses', () => {
    const url = 'postgres://paperboy:hush%21hush@db/paperboy';
    expect(readConfig({ DATABASE_URL: url })).toMatchObject({
      databaseUrl: url,
      secrets: [url, 'hush%21hush', 'hush!hush'],
    });
    expect(readConfig({ DATABASE_URL: 'postgres://paperboy:ab@db/x' }).secrets).toHaveLength(1);
    expect(readConfig({ DATABASE_URL: 'postgres://paperboy@db/x' }).secrets).toEqual([]);
    const asked = 'postgres://db/x?user=ann&password=hush%21hush';
    expect(readConfig({ DATABASE_URL: asked }).secrets).toEqual([asked, 'hush!hush']);
    const socket = 'postgres://ann:hush%21hush@/x?host=/run/postgresql';
    expect(readConfig({ DATABASE_URL: socket }).secrets).toEqual([socket, 'hush%21hush', 'hush!hush']);
    const odd = 'postgres://paperboy:100%hush@db/x';
    expect(readConfig({ DATABASE_URL: odd }).secrets, 'as it is written').toEqual([odd, '100%hush']);
    expect(() => readConfig({ DATABASE_URL: 'mysql://a:secret@b' })).toThrow(
      /^DATABASE_URL must be empty or postgres:\/\/user:password@host:port\/database\.$/,
    );
  });

  it('keeps the models of an embedder among its data, and fetches them from where papers come from', () => {
    const env = { EMBEDDER: 'transformers', EMBEDDER_MODEL: 'some/model', DATA_DIR: '/srv' };
    expect(readConfig(env).embedder).toEqual({
      name: 'transformers',
      model: 'some/model',
      folder: '/srv/models',
      endpoint: 'https://huggingface.co',
    });
    expect(readConfig({ EMBEDDER_MODEL: 'some/model' })).not.toHaveProperty('embedder');
    expect(() => readConfig({ EMBEDDER_MODEL: 'minilm' })).toThrow(/EMBEDDER_MODEL must be a model of/);
  });

  it('names every wrong variable at once, and no value', () => {
    expect(() => readConfig({ HF_TOKEN: 'a b', LOG_LEVEL: 'loud' })).toThrow(/HF_TOKEN .*; LOG_LEVEL .*\.$/);
    expect(() => readConfig({ HF_TOKEN: 'my secret' })).not.toThrow(/my secret/);
  });
});

describe('the sources that are on', () => {
  const nothing = { create: () => expect.fail('it is only read') };
  const other = {
    name: 'other-list',
    settings: z.object({ OTHER_KEY: secret(), OTHER_SITE: address('https://o.example') }),
    ...nothing,
  };
  const offered = [{ name: 'one', settings: z.object({}), ...nothing }, other] as const;

  it('are those of SOURCES, each once and in its order, with their own settings', () => {
    const env = { SOURCES: ' other-list, one,other-list', OTHER_KEY: 'k-12345678' };
    expect(readConfig(env, { sources: offered, adapters: [] }).sources).toEqual([
      { name: 'other-list', settings: { OTHER_KEY: 'k-12345678', OTHER_SITE: 'https://o.example' } },
      { name: 'one', settings: {} },
    ]);
    expect(readConfig({ SOURCES: ' , ' }, { sources: offered, adapters: [] }).sources).toEqual([
      { name: 'one', settings: {} },
    ]);
  });

  it('are named from the list alone', () => {
    expect(() => readConfig({ SOURCES: 'two' }, { sources: offered, adapters: [] })).toThrow(
      'SOURCES names two, which is none of one, other-list.',
    );
  });

  it('say what is wrong with their settings beside everything else; one that is off is not asked', () => {
    const env = { OTHER_KEY: 'short', OTHER_SITE: 'nowhere', LOG_LEVEL: 'loud' };
    expect(() => readConfig({ ...env, SOURCES: 'other-list' }, { sources: offered, adapters: [] })).toThrow(
      /^OTHER_KEY must be at least 8 characters long; OTHER_SITE must be an http.*; LOG_LEVEL .*\.$/,
    );
    expect(() => readConfig(env, { sources: offered, adapters: [] })).toThrow(/^LOG_LEVEL/);
  });

  it('keep their secrets out of the log, on or off', () => {
    expect(readConfig({ OTHER_KEY: 'k-12345678' }, { sources: offered, adapters: [] }).secrets).toEqual([
      'k-12345678',
    ]);
  });
});

describe('the log', () => {
  function logged(level: string, write: (log: ReturnType<typeof createLogger>) => void): string {
    let out = '';
    write(
      createLogger({
        level,
        secrets: ['hf_verysecret', ''],
        write: (line) => {
          out += line;
        },
      }),
    );
    return out;
  }

  it('holds no secret, wherever it stands', () => {
    const out = logged('info', (log) => {
      log.warn('with hf_verysecret', {
        url: 'https://x/?t=hf_verysecret',
        token: 'another',
        deep: { authorization: 'b' },
      });
      log.error('failed', { error: new Error('hf_verysecret') });
    });
    expect(out).not.toMatch(/verysecret|another|"b"/);
    expect(out.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('is a line of JSON each, and keeps to its level', () => {
    const out = logged('warn', (log) => {
      log.debug('no');
      log.info('no');
      log.warn('yes', { day: '2026-08-20' });
    });
    expect(JSON.parse(out)).toMatchObject({ msg: 'yes', day: '2026-08-20' });
  });
});
