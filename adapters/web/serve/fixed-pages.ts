import { ZONE_SCRIPT, ZONE_SCRIPT_AT } from '../mail/zone-script.ts';
import type { Made } from './kept-pages.ts';

const ROBOTS = `User-agent: *
Disallow: /search
Disallow: /topics
Disallow: /m/
Disallow: /me/
Disallow: /c/
`;
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" rx="1" fill="#fdfcf9" stroke="#1c1e21"/><path d="M4.5 4.5h7M4.5 7h7M4.5 9.5h7M4.5 12h4" stroke="#0b57a4"/></svg>\n';
const CACHING = 'public, max-age=86400';

/** What is the same for everybody and for ever at a path; undefined where nothing is. */
export function fixedPage(path: string): Made | undefined {
  switch (path) {
    case '/robots.txt':
      return { status: 200, type: 'text/plain; charset=utf-8', text: ROBOTS, caching: CACHING };
    case '/icon.svg':
      return { status: 200, type: 'image/svg+xml', text: ICON, caching: CACHING };
    case ZONE_SCRIPT_AT:
      return { status: 200, type: 'text/javascript; charset=utf-8', text: ZONE_SCRIPT, caching: CACHING };
    default:
      return undefined;
  }
}
