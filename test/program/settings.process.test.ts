import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './folder.ts';
import { start } from './start.ts';

describe('the program', () => {
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
