import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './folder.ts';
import { start } from './start.ts';

const PROGRAM = resolve(import.meta.dirname, '../..');

describe('the program', () => {
  it('finds its data and its settings from its own folder on, wherever it is started from', async () => {
    const home = folder();
    writeFileSync(join(home, 'settings'), 'LOG_LEVEL=loud\n');
    const dataDir = relative(PROGRAM, home);
    expect((await start(['today'], { dataDir })).code).toBe(0);
    expect(readdirSync(home)).toContain('archive.sqlite');
    const { err } = await start([], { env: { ENV_FILE: join(dataDir, 'settings') } });
    expect(err).toMatch(/^LOG_LEVEL must be one of/);
  });

  it('takes its settings from the file that ENV_FILE names, the environment before it', async () => {
    const file = join(folder(), '.env');
    writeFileSync(file, '\ufeffLOG_LEVEL=loud\nADAPTERS=discrod\n');
    const { code, err } = await start([], { env: { ENV_FILE: file, LOG_LEVEL: 'warn' } });
    expect([code, err]).toEqual([1, expect.stringMatching(/^ADAPTERS names discrod/)]);
  });

  it('shows its help without settings or a store', async () => {
    const env = { ADAPTERS: 'discrod', DATA_DIR: '/dev/null/nowhere' };
    const { code, out, err } = await start(['--help'], { env });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('subscribe');
    expect((await start(['--help', 'search'], { env })).out).toContain('search');
    expect((await start(['-h', 'serach'], { env })).err).toContain('did you mean search?');
  });
});
