import type { statfsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diskLine } from '#src/jobs/doctor/folder.ts';
import { memoryLine, proxyLines } from '#src/jobs/doctor/surroundings.ts';

const disk = (facts: { bavail: number; files: number; ffree: number }) =>
  (() => ({ bsize: 4096, ...facts })) as unknown as typeof statfsSync;

describe('what the doctor says of the machine', () => {
  it.each([
    [
      { bavail: 10_000_000, files: 10, ffree: 5 },
      { ok: true, line: '41.0 GB are free on the disk of /data.' },
    ],
    [
      { bavail: 1_000, files: 10, ffree: 5 },
      { ok: false, line: 'Only 4 MB are free on the disk of /data: free some, 300 MB at least.' },
    ],
    [
      { bavail: 10_000_000, files: 10, ffree: 0 },
      { ok: false, line: 'No file can be made on the disk of /data: delete some.' },
    ],
    // A file system that counts no files.
    [
      { bavail: 10_000_000, files: 0, ffree: 0 },
      { ok: true, line: '41.0 GB are free on the disk of /data.' },
    ],
  ])('a disk with %j', (facts, line) => {
    expect(diskLine('/data', disk(facts))).toEqual(line);
  });

  it('the memory of a container is less than the machine’s', () => {
    expect(memoryLine({ total: 8e9, limit: 0 })).toEqual({ ok: true, line: '8.0 GB of memory may be used.' });
    expect(memoryLine({ total: 8e9, limit: 128e6 })).toEqual({
      ok: false,
      line: 'Only 128 MB of memory may be used: allow 256 MB at least.',
    });
  });
});

describe('what the doctor says of a proxy', () => {
  const env = { HTTPS_PROXY: 'http://proxy.example:3128' };

  it('nothing where there is none', () => {
    expect(proxyLines({}, {})).toEqual([]);
  });

  it('that it is not used, where Node is not told before it starts', () => {
    const late = { ...env, NODE_USE_ENV_PROXY: '1' };
    for (const started of [{}, env, { NODE_USE_ENV_PROXY: '1' }]) {
      expect(proxyLines(late, started)).toEqual([
        {
          ok: false,
          line: expect.stringMatching(/^HTTPS_PROXY is not used: set it and NODE_USE_ENV_PROXY=1 in the/),
        },
      ]);
    }
    expect(proxyLines(late, late)[0]).toEqual({ ok: true, line: 'HTTPS_PROXY is used: proxy.example:3128.' });
  });

  it('never the password in its address', () => {
    const secret = { HTTPS_PROXY: 'http://ann:hush-hush@proxy.example:3128', NODE_USE_ENV_PROXY: '1' };
    expect(JSON.stringify([proxyLines(secret, secret), proxyLines(secret, {})])).not.toContain('hush');
  });

  it('that it is no address', () => {
    expect(proxyLines({ https_proxy: 'proxy.example:3128' }, {})).toMatchObject([{ ok: false }]);
  });
});
