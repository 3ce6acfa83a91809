/** Below these paths is what only who has a link may see: pages of somebody's own, and feeds. */
export const OWN_PAGES = '/me/';
export const OWN_FEEDS = '/c/';

/** The address of a person's own page, behind where pages are. */
export function ownPageAddress(token: string): string {
  return OWN_PAGES + token;
}

/** The address of a feed that is no public one. */
export function ownFeedAddress(token: string, form: 'atom' | 'json'): string {
  return `${OWN_FEEDS}${token}/feed.${form}`;
}
