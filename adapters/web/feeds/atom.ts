import { html } from 'hono/html';
import { all, NOTHING } from '../../shared/markup/markup.ts';
import { type Entry, type Feed, newestOf } from './feed.ts';

/** A feed in Atom (RFC 4287). Texts are plain, so that formulas and brackets stay what they are. */
export function atomText(feed: Feed): string {
  return String(html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${feed.self}</id>
<title type="text">${feed.title}</title>
<subtitle type="text">${feed.about}</subtitle>
<updated>${newestOf(feed)}</updated>
<author><name>Paperboy</name></author>
<link rel="self" type="application/atom+xml" href="${feed.self}"/>
<link rel="alternate" type="text/html" href="${feed.page}"/>
${all(feed.entries.map(entryMarkup))}</feed>
`);
}

function entryMarkup({ id, title, url, source, text, authors, tags, at }: Entry) {
  return html`<entry>
<id>${id}</id>
<title type="text">${title}</title>
<link rel="alternate" type="text/html" href="${url}"/>
${
  source
    ? html`<link rel="related" href="${source}"/>
`
    : NOTHING
}<published>${at}</published>
<updated>${at}</updated>
${all(
  authors.map(
    (name) => html`<author><name>${name}</name></author>
`,
  ),
)}${all(
  tags.map(
    (tag) => html`<category term="${tag}"/>
`,
  ),
)}<summary type="text">${text}</summary>
</entry>
`;
}
