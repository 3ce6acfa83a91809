import type { Paper } from '../../paper.ts';

/** Papers as a list in Markdown. */
export function markdown(papers: readonly Paper[]): string {
  return `# Saved papers\n\n${papers.map(lineOf).join('\n')}\n`;
}

function lineOf({ title, authors, published, url, id }: Paper): string {
  const name = plain(title);
  const link = url ? `[${name}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)` : name;
  const more = authors.length > 3 ? ' et al.' : '';
  const who = plain(authors.slice(0, 3).join(', '));
  return `- ${link}${who ? `, ${who}${more}` : ''}${published ? ` (${published})` : ''}, ${plain(id)}`;
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, '\\$&');
}
