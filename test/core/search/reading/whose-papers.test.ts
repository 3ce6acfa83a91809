import { describe, expect, it } from 'vitest';
import type { NameKind } from '#core/search/names.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import { withWhose } from '#core/search/reading/whose-papers.ts';

const KNOWN: Readonly<Record<NameKind, readonly string[]>> = {
  author: [
    'Song Han',
    'Kai',
    'Ada Sample',
    'Bo Sampson',
    'Onno Sample',
    'Victor Sample',
    'Andrew Sample',
    'Ada Halibut',
    'Butler Sample',
    'Bo Example-Jones',
    'Kai and Bo',
    'Tesla',
    'August',
    'A B C D E F G H I J K L',
    'A B C D E F G H I J K L M',
  ],
  org: ['DeepMind', 'Kai', 'Ada Sample', 'Butler Sample', 'Tesla'],
};

function read(text: string, more: Partial<ReaderContext> = {}): string | undefined {
  return withWhose(text, { knows: (kind, name) => KNOWN[kind].includes(name), today: '2026-08-20', ...more });
}

describe('whose papers are asked for', () => {
  it.each([
    ['papers by Song Han', 'author:"Song Han"'],
    ['by Song Han', 'author:"Song Han"'],
    ['papers authored by Song Han', 'author:"Song Han"'],
    ['papers co-authored by Song Han', 'author:"Song Han"'],
    ['papers by Song Han about diffusion', 'author:"Song Han" diffusion'],
    ['papers by Song Han without surveys', 'author:"Song Han" without surveys'],
    ['papers by Song Han has:code', 'author:"Song Han" has:code'],
    ['papers by Song Han -survey', 'author:"Song Han" -survey'],
    ['papers by prof. Song Han', 'author:"Song Han"'],
    ['papers by Song Han et al.', 'author:"Song Han"'],
    ['papers by the researchers from DeepMind', 'org:"DeepMind"'],
    ['papers from the DeepMind team', 'org:"DeepMind"'],
    ['Song Han’ work', 'author:"Song Han"'],
    ['Song Han’ article', 'author:"Song Han"'],
    ["Song Han' paper", 'author:"Song Han"'],
    ["Song Han's latest papers", 'author:"Song Han"'],
    ['author Song Han', 'author:"Song Han"'],
    ['PAPERS BY Song Han', 'author:"Song Han"'],
    ['papers by Kai', 'author:"Kai"'],
    ['papers by Ada Sample', 'author:"Ada Sample"'],
    ['papers from Ada Sample', 'org:"Ada Sample"'],
    ['papers by Bo Sampson', 'author:"Bo Sampson"'],
    ['papers by Onno Sample', 'author:"Onno Sample"'],
    ['papers by Victor Sample', 'author:"Victor Sample"'],
    ['papers by Andrew Sample', 'author:"Andrew Sample"'],
    ['papers by Ada Halibut', 'author:"Ada Halibut"'],
    ['papers by Butler Sample', 'author:"Butler Sample"'],
    ['papers by Bo Example-Jones', 'author:"Bo Example-Jones"'],
    ['papers from Kai', 'org:"Kai"'],
    ['papers by Tesla', 'org:"Tesla"'],
    ['papers from Song Han', 'author:"Song Han"'],
    ['papers by A B C D E F G H I J K L', 'author:"A B C D E F G H I J K L"'],
    ['papers by Song Han or Kai', 'author:"Song Han" or author:"Kai"'],
    ['papers from DeepMind or Tesla about robots', 'org:"DeepMind" or org:"Tesla" robots'],
    ['papers by Song Han, has:code', 'author:"Song Han" has:code'],
    ['papers by Song Han, -has:code', 'author:"Song Han" -has:code'],
    ['papers by Song Han,has:code', 'author:"Song Han" has:code'],
    ['papers by Song Han  about  robots', 'author:"Song Han" robots'],
    ['papers by Song Han about robots on wheels', 'author:"Song Han" robots on wheels'],
    ['papers by Song Han but not robots', 'author:"Song Han" but not robots'],
    ['papers by Song Han except robots', 'author:"Song Han" except robots'],
    ['papers by professor Song Han', 'author:"Song Han"'],
    ['papers by prof Song Han', 'author:"Song Han"'],
    ['papers by dr Song Han', 'author:"Song Han"'],
    ['papers by dr. Song Han', 'author:"Song Han"'],
    ['papers by the author Song Han', 'author:"Song Han"'],
    ['papers by authors from DeepMind', 'org:"DeepMind"'],
    ['papers by Song Han et al', 'author:"Song Han"'],
    ["Song Han's work on reasoning about space", 'reasoning about space author:"Song Han"'],
    ["Song Han's work on x", 'x author:"Song Han"'],
    ['organisation DeepMind', 'org:"DeepMind"'],
    ['organization DeepMind', 'org:"DeepMind"'],
    ['AUTHOR Song Han', 'author:"Song Han"'],
    ['@DeepMind paperwork', 'org:"DeepMind" paperwork'],
    ['@DeepMind', 'org:"DeepMind"'],
    ['@DeepMind paper', 'org:"DeepMind"'],
    ['@DeepMind article', 'org:"DeepMind"'],
    ['@DeepMind articles', 'org:"DeepMind"'],
    ['@DeepMind work', 'org:"DeepMind"'],
    ['@DeepMind works', 'org:"DeepMind"'],
    ['@DeepMind papers', 'org:"DeepMind"'],
    ['@DeepMind papers since june', 'org:"DeepMind" since june'],
  ])('in %s', (text, asked) => expect(read(text)).toBe(asked));

  it.each([
    'from DeepMind',
    'papers by nobody',
    'papers by',
    'papers by about robots',
    'papers by August',
    'papers by A B C D E F G H I J K L M',
    'papers by Song Han or',
    'papers by Kai and Bo',
    'papers by Song Han, who writes: much',
    'mail @DeepMind papers',
    'author Ada Example',
    'organixation DeepMind',
    'papers from june',
    'papers by Song Han and Wang',
    'robots author Song Han',
    'lab robots',
    'Song Han’ work robots',
    'robots by Song Han',
    '@nobody papers',
  ])('is not said in %s', (text) => expect(read(text)).toBeUndefined());

  it.each([
    ['author Ada Example', 'author:"Ada Example"'],
    ['author Ada B. Example-Jones', 'author:"Ada B. Example-Jones"'],
    ['author É. Ólafsdóttir', 'author:"É. Ólafsdóttir"'],
    ['lab Mila Quebec', 'org:"Mila Quebec"'],
    ['org Bo Sample Lab', 'org:"Bo Sample Lab"'],
    ['author A B C D E', 'author:"A B C D E"'],
    ['author Ada', undefined],
    ['author ada example', undefined],
    ['author Ada example', undefined],
    ['author ada Example', undefined],
    ['author Ada Example 2', undefined],
    ['author A B C D E F', undefined],
    ['lab robots', undefined],
  ])('is followed before anything of theirs is stored: %s', (text, asked) =>
    expect(read(text, { isTopic: true })).toBe(asked),
  );

  it.each(['papers by Song Han', 'author Song Han', '@DeepMind papers', "Song Han's papers"])(
    'is not known of %s where no names are',
    (text) => expect(withWhose(text, {})).toBeUndefined(),
  );
});

describe('"from" at the end', () => {
  const writes = (words: string) => words === 'structure from Kai';
  it.each([
    ['agents from DeepMind', 'agents org:"DeepMind"'],
    ['video generation from Kai', 'video generation org:"Kai"'],
    ['video from Ada Sample since:2026', 'video org:"Ada Sample" since:2026'],
    ['agents from Kai -survey', undefined],
    ['structure from Kai', undefined],
    ['agents from nowhere', undefined],
    ['agents not from Kai', undefined],
    ['a study of many more agents from Kai', undefined],
    ['from Kai', undefined],
  ])('of %s is %s', (typed, meant) => expect(read(typed, { writes })).toBe(meant));

  it('is a word where it is not known what papers write', () =>
    expect(read('agents from DeepMind')).toBeUndefined());
});
