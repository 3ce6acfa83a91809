import { expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper, papers } from '#test/fakes/papers.ts';

async function archiveOf(...stored: readonly Paper[]): Promise<Archive> {
  const archive = openArchive(':memory:');
  await archive.putPapers(stored);
  return archive;
}

function answer(archive: Archive, typed: string) {
  const { found, added } = archive.search(parseQuery(typed), { sort: 'relevance', limit: 10, offset: 0 });
  return { ids: found.map(({ paper: { id } }) => id), added };
}

const titled = (title: string, count: number) => papers(count, (at) => ({ id: `${title} ${at}`, title }));
const YOUNG = [
  ...titled('Code of quantization', 20),
  paper({ id: 'tensor', title: 'A tensor core', authors: ['Ada Trainin'] }),
  paper({ id: 'rare', title: 'Quantisation of cods' }),
  paper({ id: 'named', title: 'EchoMask: codes of masks' }),
  ...titled('Training', 20),
];

it.each([
  ['tensor core', [], 'a rare word of an archive of some weeks is right'],
  ['quantizaton', ['quantization', 'quantisation'], 'a word that nobody has is not'],
  ['echmask', ['echomask'], 'nor is a name that one paper alone has'],
  ['cord', [], 'nor is a short word corrected'],
  ['uantization', ['quantization', 'quantisation'], 'the first letter may be the wrong one'],
  ['trainin', [], 'a word of a name is known'],
  ['codi', [], 'one letter too many of so short a word is left'],
  ['cdoe', ['code'], 'two letters in the other order are a slip of a short one, too'],
])('"%s" searches %j beside it: %s', async (typed, added) => {
  expect(answer(await archiveOf(...YOUNG), typed).added).toEqual(added);
});

it('guesses a word with the same first letter before one in a few more papers', async () => {
  const archive = await archiveOf(...titled('Grating', 20), ...titled('Rating', 30));
  expect(archive.hints('gating')).toMatchObject([{ alike: ['grating', 'rating'] }]);
});

it('guesses the word of a stem that a slip of the likeliest kind makes', async () => {
  const archive = await archiveOf(...titled('Language models', 20));
  expect(archive.hints('modles')).toMatchObject([{ alike: ['models'] }]);
});

it('offers a topic no other word for one that an archive of some weeks knows', async () => {
  const archive = await archiveOf(...YOUNG);
  expect(archive.hints('tensor core')).toMatchObject([
    { word: 'tensor', alike: [] },
    { word: 'core', alike: [] },
  ]);
});

it('puts what has the typed words before what a guess found, where the archive is large enough to guess', async () => {
  const archive = await archiveOf(
    ...titled('Zebras', 7_990),
    ...titled('Training training', 20),
    paper({ id: 'typed', title: 'A long title in which once stands traning', abstract: 'And much besides.' }),
  );
  const { ids, added } = answer(archive, 'traning');
  expect(added).toEqual(['training']);
  expect(ids[0]).toBe('typed');
  expect(ids).toHaveLength(10);
});

it('guesses words that papers write, and no others of their stems', async () => {
  const archive = await archiveOf(
    ...titled('Autonomous driving', 20),
    ...titled('Compression of images', 20),
    ...titled('What a dataset comprises', 40),
  );
  expect(archive.hints('autonomus')).toMatchObject([{ alike: ['autonomous'] }]);
  expect(archive.hints('compresion')).toMatchObject([{ alike: ['compression'] }]);
});

it('says of the forms of a word the one that is nearest to what was typed', async () => {
  const archive = await archiveOf(...titled('Diffusers for diffusion', 20));
  expect(answer(archive, 'difussion').added).toEqual(['diffusion']);
});
