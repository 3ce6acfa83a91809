// The file that another program takes.
const FILES: readonly (readonly [said: RegExp, file: string])[] = [
  [/^(?:bib|bibtex|zotero|overleaf|latex)$/i, 'bibtex'],
  [/^(?:endnote|mendeley)$/i, 'ris'],
  [/^csl/i, 'csl'],
  [/^md$/i, 'markdown'],
];

/** The kind of file that a word means, by its own name or that of a program that takes it: "zotero" is bibtex. */
export function fileFor(word: string): string {
  return FILES.find(([said]) => said.test(word))?.[1] ?? word.toLowerCase();
}
