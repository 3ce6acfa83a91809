import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '#store/archive.ts';
import { learnApart } from '#store/learn-apart.ts';
import { papers } from '#test/fakes/papers.ts';
import { folder } from '#test/program/start.ts';

it('an archive learns in a thread of its own, and one that is open meanwhile goes on', async () => {
  const file = join(folder(), 'archive.sqlite');
  const archive = openArchive(file);
  archive.putPapers(
    papers(300, (index) => ({ title: `Paper ${index} on quantization`, abstract: `Words ${index % 7}.` })),
  );
  await learnApart(file);
  expect(archive.size().papers).toBe(300);
  archive.learn();
  archive.close();
});
