import type { Feed } from './feed.ts';

/** A feed as JSON Feed 1.1. */
export function jsonFeedText({ title, about, page, self, entries }: Feed): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: about,
    home_page_url: page,
    feed_url: self,
    language: 'en',
    items: entries.map(({ id, title, url, source, text, authors, tags, at }) => ({
      id,
      url,
      ...(source ? { external_url: source } : {}),
      title,
      content_text: text,
      date_published: at,
      authors: authors.map((name) => ({ name })),
      tags,
    })),
  })}\n`;
}
