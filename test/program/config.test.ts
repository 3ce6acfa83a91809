import { describe, expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';
import { createLogger } from '#src/log.ts';

describe('readConfig', () => {
  it('has a default for everything, and takes an empty value for none', () => {
    expect(readConfig({ HF_TOKEN: '', LOG_LEVEL: ' ' }, ['console'])).toEqual({
      hub: { endpoint: 'https://huggingface.co' },
      dataDir: './data',
      adapters: [],
      logLevel: 'warn',
      secrets: [],
    });
  });

  it('reads what is set', () => {
    const env = {
      HF_ENDPOINT: 'https://mirror.example/',
      HF_TOKEN: 'hf_x',
      ADAPTERS: 'console',
      DATA_DIR: '/srv',
    };
    expect(readConfig(env, ['console'])).toMatchObject({
      hub: { endpoint: 'https://mirror.example', token: 'hf_x' },
      adapters: ['console'],
      dataDir: '/srv',
    });
  });

  it('keeps the models of an embedder among its data, and fetches them from where papers come from', () => {
    const env = { EMBEDDER: 'transformers', EMBEDDER_MODEL: 'some/model', DATA_DIR: '/srv' };
    expect(readConfig(env, []).embedder).toEqual({
      name: 'transformers',
      model: 'some/model',
      folder: '/srv/models',
      endpoint: 'https://huggingface.co',
    });
    expect(readConfig({ EMBEDDER_MODEL: 'some/model' }, [])).not.toHaveProperty('embedder');
    expect(() => readConfig({ EMBEDDER_MODEL: 'minilm' }, [])).toThrow(/EMBEDDER_MODEL must be a model of/);
  });

  it('names every wrong variable at once, and no value', () => {
    expect(() => readConfig({ HF_TOKEN: 'a b', LOG_LEVEL: 'loud' }, [])).toThrow(
      /HF_TOKEN .*; LOG_LEVEL .*\.$/,
    );
    expect(() => readConfig({ HF_TOKEN: 'my secret' }, [])).not.toThrow(/my secret/);
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
