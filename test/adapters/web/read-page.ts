/** What people read of a page, a block a line, without its markup. */
export function textOfMarkup(markup: string): string {
  return decoded(
    markup
      .replace(/<(?:head|style)\b.*?<\/(?:head|style)>/gs, '')
      .replace(/<br>|<\/(?:p|h1|h2|li|pre|article|ul)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  );
}

/** What does not belong into a page: tags and attributes that we do not write, and links to elsewhere than may be. */
export function problemsIn(markup: string): string[] {
  const tags = [...markup.matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g)];
  const unknown = tags.map(([, name = '']) => name).filter((name) => !TAGS.has(name));
  const attributes = tags.flatMap(([, , all = '']) =>
    [...all.matchAll(/\s([a-z-]+)="/g)].map(([, name = '']) => name),
  );
  const bare = markup.replace(/<\/?[a-z0-9]+(?:\s+[a-z-]+(?:="[^"]*")?)*\s*\/?>/g, '');
  const links = [...markup.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decoded(href));
  return [
    ...unknown.map((name) => `the tag ${name}`),
    ...attributes.filter((name) => !ATTRIBUTES.has(name)).map((name) => `the attribute ${name}`),
    ...(/[<>]/.test(bare) ? ['a bracket that is no tag'] : []),
    ...links.filter((href) => !/^(?:\/(?!\/)|#|https:\/\/)/.test(href)).map((href) => `a link to ${href}`),
  ];
}

const TAGS = new Set([
  'h1',
  'h2',
  'p',
  'a',
  'ul',
  'li',
  'article',
  'span',
  'code',
  'pre',
  'time',
  'mark',
  'br',
  'img',
]);
const ATTRIBUTES = new Set([
  'href',
  'class',
  'id',
  'datetime',
  'aria-hidden',
  'tabindex',
  'src',
  'alt',
  'loading',
  'referrerpolicy',
  'width',
  'height',
]);

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
