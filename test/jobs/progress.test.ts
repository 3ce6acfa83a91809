import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, it } from 'vitest';
import { createProgress } from '#src/jobs/progress.ts';

it('says how far a job is within two seconds, and then now and then', () => {
  let now = 0;
  const output = new PassThrough({ encoding: 'utf8' });
  const shown = createProgress(output as unknown as WriteStream, 'Importing 2 files', () => now);
  for (now = 0; now <= 12_000; now += 500) shown.show(now / 24_000, `${now} papers added`);
  shown.end('Done');
  expect(output.read()).toBe(
    [
      'Importing 2 files',
      '6 %: 1500 papers added',
      '27 %: 6500 papers added · 18 s left',
      '47 %: 11500 papers added · 13 s left',
      'Done',
      '',
    ].join('\n'),
  );
});
