/** What people read of a page, a block a line, without its markup. */
export function textOfMarkup(markup: string): string {
  return decoded(
    markup
      .replace(/<(?:head|style)\b.*?<\/(?:head|style)>/gs, '')
      .replace(/<br>|<\/(?:p|h1|h2|li|pre|article|ul)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  );
}

/** What does not belong into a page, or is broken of it: its head and its frame, too. */
export function problemsInPage(page: string): string[] {
  const [, inside] = /^<!doctype html>\n(<html lang="en">.*<\/html>)\n$/s.exec(page) ?? [];
  if (inside === undefined) return ['it is no whole page'];
  const once = ['html', 'head', 'title', 'body', 'header', 'main', 'footer', 'h1'].filter(
    (tag) => inside.match(new RegExp(`<${tag}[ >]`, 'g'))?.length !== 1,
  );
  const markup = inside.replace(/<style>[^<]*<\/style>/, '');
  return [
    ...once.map((tag) => `not one ${tag}`),
    ...problemsIn(markup, { tags: FRAME_TAGS, attributes: FRAME_ATTRIBUTES }),
  ];
}

/** Where a page leads that is not its own. */
export function foreignLinks(page: string): string[] {
  const links = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, href = '']) => decoded(href));
  return links.filter((href) => /^(?:[a-z]+:|\/\/)/i.test(href));
}

const NONE: ReadonlySet<string> = new Set();

/** What does not belong into a page: tags and attributes that we do not write, and links to elsewhere than may be. */
export function problemsIn(markup: string, also = { tags: NONE, attributes: NONE }): string[] {
  const tags = [...markup.matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g)];
  const unknown = tags.map(([, name = '']) => name).filter((name) => !TAGS.union(also.tags).has(name));
  const attributes = tags.flatMap(([, , all = '']) =>
    [...all.matchAll(/\s([a-z-]+)="/g)].map(([, name = '']) => name),
  );
  const bare = markup.replace(/<\/?[a-z0-9]+(?:\s+[a-z-]+(?:="[^"]*")?)*\s*\/?>/g, '');
  const links = [...markup.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decoded(href));
  return [
    ...unknown.map((name) => `the tag ${name}`),
    ...attributes
      .filter((name) => !ATTRIBUTES.union(also.attributes).has(name))
      .map((name) => `the attribute ${name}`),
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
const FRAME_TAGS = new Set(
  'html head meta title link body header strong nav search form input button main footer label select option'.split(
    ' ',
  ),
);
const FRAME_ATTRIBUTES = new Set(
  'lang charset name content rel type title property action value maxlength required aria-label placeholder aria-current method autocomplete for selected'.split(
    ' ',
  ),
);
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
