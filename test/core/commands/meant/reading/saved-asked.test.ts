import { describe, expect, it } from 'vitest';
import { savedAsked } from '#core/commands/meant/reading/saved-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(savedAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Papers of another program are saved from the file that it writes, as BibTeX, CSL-JSON or a list of ids: saved import refs.bib.':
    ['import my zotero library', 'import from mendeley', 'upload my bookmarks from zotero'],
  'Saved papers are taken out by unsave and their ids, several at once. Which there are, says saved.': [
    'empty my library',
  ],
  'When each paper was saved stands with it, the last ones first: saved.': [
    'what did i save last week',
    'papers i saved yesterday',
  ],
  saved: [
    'show my bookmarks',
    'my favourites',
    'my favorites',
    'show favorites',
    'my collection',
    'starred',
    'my stars',
    'list saved',
    'see saved',
    'open my library',
  ],
  'saved agents': [
    'my saved papers about agents',
    'saved papers on agents',
    'what have i saved on agents',
    'find agents in my saved papers',
    'search my saved papers for agents',
    'search in saved agents',
  ],
  'saved diffusion': ['search saved for diffusion'],
  'saved export': ['export saved', 'export my saved papers', 'download my saved papers'],
  'saved export bibtex': [
    'saved.bib',
    'export my library as bibtex',
    'export my bookmarks to overleaf',
    'download bibtex of my saved papers',
    'give me a bib file of my saved papers',
    'give me the bibtex of everything i saved',
    'bibtex of all my saved papers',
    'bibtex for my saved papers',
    'get bibtex for all saved',
    'can i get my saved papers as bibtex',
    'can i get a bib file',
    'make a bib file from my saved papers',
    'a bibliography of what i saved',
  ],
  'saved export csv': ['can I get a csv of what I saved'],
  'saved export json': ['my saved papers as json', 'dump my bookmarks as json'],
  'saved export markdown': ['export reading list as markdown'],
  'saved export ris': [
    'send me my library as a .ris file',
    'send me my saved papers as ris',
    'turn my reading list into a ris file',
  ],
  'saved import refs.bib': ['import refs.bib'],
  'saved lora': ['search my library for lora'],
  'saved rl': ['what did i save about rl', 'show saved papers about rl'],
  'saved speech': ['look in my favorites for speech'],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'library learning for agents',
  'reference-free evaluation',
  'collection of preferences',
  'saved 2607.07964',
  'export of power',
  'stars in the sky',
];

describe('what is asked of saved papers', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
