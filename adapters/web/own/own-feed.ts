import type { LinkTo } from '#core/commands/pages/links.ts';
import { atomText } from '../feeds/atom.ts';
import { feedOf } from '../feeds/feed.ts';
import { jsonFeedText } from '../feeds/json-feed.ts';
import { MAX_AGE, SIZES } from '../limits.ts';
import { madeOf, type PageParts } from '../make-page.ts';
import { titleOf } from '../other-forms.ts';
import { FORMS } from '../pages.ts';
import type { Made } from '../serve/kept-pages.ts';
import { PRIVATE } from './own-page.ts';

/** Makes the feed behind a link, which stands at that path. */
export async function makeOwnFeed(
  to: LinkTo,
  { path, form }: { path: string; form: 'atom' | 'jsonFeed' },
  { settings: { address }, appApi }: PageParts,
): Promise<Made> {
  const reply = await appApi.feedPapers({ to, size: SIZES.feed });
  const { document } = reply;
  const feed = feedOf(document, { address, path: '/', self: path, title: titleOf(document) });
  const text = form === 'atom' ? atomText(feed) : jsonFeedText(feed);
  // Its reader may keep it, and nobody on the way.
  const caching = reply.status === 'answered' ? `private, max-age=${MAX_AGE.feed}` : PRIVATE.caching;
  return { ...PRIVATE, ...madeOf(reply), type: FORMS[form].type, text, caching };
}
