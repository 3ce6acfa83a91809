import { describe, expect, it } from 'vitest';
import { savedAsked } from '#core/commands/meant/reading/saved-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(savedAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Papers of another program are saved from the file that it writes, as BibTeX, CSL-JSON or a list of ids: saved import refs.bib.':
    [
      'import my zotero library',
      'import from mendeley',
      'upload my bookmarks from zotero',
      'upload from mendeley',
      'import bookmarks',
      'import a bookmark',
      'import csl-json',
      'import csl file',
      'import',
      'import from zotero',
    ],
  'Saved papers are taken out by unsave and their ids, several at once. Which there are, says saved.': [
    'empty my library',
    'clear my library',
    'clear bookmarks',
    'wipe the bookmark',
    'empty my favorite',
    'delete all of our favourites',
    'reset collection',
    'clear what i saved',
    'delete everything i saved',
    'remove all that i have saved',
    "wipe all we've saved",
    'delete i saved',
    'clear that i saved',
    "clear i've saved",
  ],
  'When each paper was saved stands with it, the last ones first: saved.': [
    'what did i save last week',
    'papers i saved yesterday',
    'what have i saved today',
    'which papers did we save this week',
    'which did i bookmark last month',
    "what i've saved recently",
    "papers we've bookmarked since last monday",
    'what did i save on friday',
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
    'SHOW MY SAVED PAPERS',
  ],
  'saved agents': [
    'my saved papers about agents',
    'saved papers on agents',
    'what have i saved on agents',
    'find agents in my saved papers',
    'search my saved papers for agents',
    'search in saved agents',
    'search in saved for agents',
    'search saved agents',
    'search saved for agents',
  ],
  'saved diffusion': ['search saved for diffusion'],
  'saved export': ['export saved', 'export my saved papers', 'download my saved papers', 'EXPORT MY LIBRARY'],
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
    'GIVE ME A BIB FILE',
    'saved papers as bib',
    'export my library as a bibliography',
    'saved articles as bibtex',
    'saved article as bibtex',
  ],
  'saved export csv': [
    'can I get a csv of what I saved',
    'A CSV OF WHAT I SAVED',
    'saved papers as csv',
    'saved ones as csv',
    'saved paper as csv',
  ],
  'saved export json': ['my saved papers as json', 'dump my bookmarks as json', 'saved.json'],
  'saved export markdown': ['export reading list as markdown'],
  'saved export ris': [
    'send me my library as a .ris file',
    'send me my saved papers as ris',
    'turn my reading list into a ris file',
    'SEND ME MY LIBRARY AS A .RIS FILE',
    'saved articles as ris',
  ],
  'saved import refs.bib': ['import refs.bib', 'upload refs.bib'],
  'saved lora': ['search my library for lora'],
  'saved rl': ['what did i save about rl', 'show saved papers about rl', 'search saved for rl'],
  'saved speech': ['look in my favorites for speech'],
  'saved AGENTS': ['MY SAVED PAPERS ABOUT AGENTS'],
  'saved RL': ['WHICH DID I SAVE ON RL', 'FIND RL IN MY BOOKMARKS'],
  'saved import myrefs.bib': ['import myrefs.bib'],
  'saved import 2608.19936, 2608.19861': ['import 2608.19936, 2608.19861'],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'library learning for agents',
  'reference-free evaluation',
  'collection of preferences',
  'saved 2607.07964',
  'export of power',
  'stars in the sky',
  'my saved.bib',
  'saved.bibs',
  'research saved agents',
  'LIBRARY OF CONGRESS ON MAPS',
  'what did i save in the lab',
  'and what have i saved today',
  'what have i saved today on rl',
  'please clear my library',
  'clear my library card',
  'import references.bibtex of mine',
  'please import bookmarks',
  'saved agents as bib',
  'my saved papers about 2608.01234',
  'export the annotated bibliography',
  'saved robots as csv',
  'saved on a hard disk',
];

describe('what is asked of saved papers', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
