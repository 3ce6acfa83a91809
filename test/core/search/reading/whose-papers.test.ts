import { describe, expect, it } from 'vitest';
import type { NameKind } from '#core/search/names.ts';
import { withWhose } from '#core/search/reading/whose-papers.ts';

const KNOWN: Readonly<Record<NameKind, string>> = { author: 'Song Han', org: 'DeepMind' };

function read(text: string): string | undefined {
  return withWhose(text, { knows: (kind, name) => KNOWN[kind] === name, today: '2026-08-20' });
}

describe('whose papers are asked for', () => {
  it.each([
    ['papers by Song Han', 'author:"Song Han"'],
    ['by Song Han', 'author:"Song Han"'],
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
    ['@DeepMind papers', 'org:"DeepMind"'],
    ['@DeepMind papers since june', 'org:"DeepMind" since june'],
  ])('in %s', (text, asked) => expect(read(text)).toBe(asked));

  it.each([
    'from DeepMind',
    'papers by nobody',
    'papers from june',
    'papers by Song Han and Wang',
    'robots author Song Han',
    'lab robots',
    'Song Han’ work robots',
    'robots by Song Han',
    '@nobody papers',
  ])('is not said in %s', (text) => expect(read(text)).toBeUndefined());
});
