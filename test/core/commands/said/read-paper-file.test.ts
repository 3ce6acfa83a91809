import { expect, it } from 'vitest';
import { readPaperFile } from '#core/commands/said/read-paper-file.ts';

const read = (typed: string) => readPaperFile(typed.split(' '));
const ID = '2608.01234';

it.each([
  ['ID as bibtex', 'bibtex'],
  ['ID bibtex', 'bibtex'],
  ['ID to zotero', 'bibtex'],
  ['ID in latex format', 'bibtex'],
  ['ID for Overleaf please', 'bibtex'],
  ['ID bib', 'bibtex'],
  ['give me the bibtex of ID', 'bibtex'],
  ['download its citation ID', 'bibtex'],
  ['ID cite', 'bibtex'],
  ['ID reference', 'bibtex'],
  ['ID as ris', 'ris'],
  ['ID endnote export', 'ris'],
  ['ID Mendeley', 'ris'],
  ['ID csljson', 'csl'],
  ['ID csl-json', 'csl'],
  ['ID as md', 'markdown'],
  ['ID as a markdown file', 'markdown'],
  ['ID json', 'json'],
])('paper %s is a file of %s', (typed, file) => {
  expect(read(typed.replace('ID', ID))).toEqual({ options: { export: file }, left: [ID] });
});

it('is of several, however they are joined', () => {
  for (const joint of [' ', ' and ', ' & ', ' + '])
    expect(read(`${ID}${joint}2608.01235 as ris`)).toEqual({
      options: { export: 'ris' },
      left: [ID, '2608.01235'],
    });
});

it.each([
  [
    'ID as csv',
    `There is no csv file here. Type paper ${ID} bibtex, or csl, ris, markdown or json instead of bibtex.`,
  ],
  ['ID as a Word file', 'There is no word file here.'],
  ['ID xlsx', 'There is no xlsx file here.'],
  ['ID xls', 'There is no xls file here.'],
  ['ID docx', 'There is no docx file here.'],
  ['ID doc', 'There is no doc file here.'],
  ['ID export', 'Which file shall it be?'],
  ['ID download', 'Which file shall it be?'],
  ['ID 2608.01235 as files', `Which file shall it be? Type paper ${ID} 2608.01235 bibtex`],
])('paper %s is told which files there are', (typed, sentence) => {
  expect(() => read(typed.replace('ID', ID))).toThrow(sentence);
});

it.each([
  'ID',
  'ID as pdf',
  'ID recite',
  'ID citations',
  'ID bibtexx',
  'ID abibtex',
  'ID xmendeley',
  'ID endnotes',
  'ID amd',
  'ID mdx',
  'ID acsl',
  'ID csvs',
  'ID tcsv',
  'ID profile',
  'ID filed',
  'bibtex',
  'agents as bibtex',
  'ID bibtex of robots',
  'ID robots bibtex',
  'ID android',
])('paper %s has words left over', (typed) => {
  const words = typed.replace('ID', ID);
  expect(read(words)).toEqual({ options: {}, left: words.split(' ') });
});
