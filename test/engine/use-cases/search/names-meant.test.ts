import { expect, it } from 'vitest';
import { parseQuery } from '#core/search/read-query.ts';
import { namesMeant } from '#engine/use-cases/search/names-meant.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper } from '#test/fakes/papers.ts';

it('looks among all names only for what may be a name with a slip', async () => {
  const archive = openArchive(':memory:');
  const written = { title: 'Long video', abstract: 'Of long video models.' };
  await archive.putPapers([
    ...['1', '2', '3', '4'].map((id) => paper({ id, ...written, authors: ['Long Video'] })),
    paper({ id: '5', title: 'Policies', authors: ['Sergey Levine'] }),
  ]);
  const looked: string[] = [];
  const watched = {
    ...archive,
    namesLike: (...asked: Parameters<typeof archive.namesLike>) => {
      looked.push(asked[1]);
      return archive.namesLike(...asked);
    },
  };
  const meant = (typed: string) => namesMeant(watched, parseQuery(typed), { total: 1 });
  expect(meant('Longer Video Models')).toEqual([]);
  expect(meant('longer video models')).toEqual([]);
  expect(meant('long video modells')).toEqual([]);
  expect(looked).toEqual([]);
  expect(meant('Sergy Levine')).toMatchObject([{ kind: 'author', name: 'Sergey Levine' }]);
  expect(looked).toEqual(['Sergy Levine']);
  expect(meant('sergy levine')).toMatchObject([{ name: 'Sergey Levine', isSlip: true }]);
  expect(meant('sergey le vine')).toMatchObject([{ name: 'Sergey Levine', isSlip: true }]);
  expect(looked).toEqual(['Sergy Levine', 'sergy levine']);
  await archive.close();
});
