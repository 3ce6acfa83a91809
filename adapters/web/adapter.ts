import type { AppApi } from '#core/app-api.ts';
import { TOPICS } from '#core/commands/known-intents.ts';
import type { Routes, Visitor } from '#core/parts/routes.ts';
import { FEED_ALLOWANCE, PAGE_ALLOWANCE, SIZES, TOPIC_ALLOWANCE } from './limits.ts';
import { mailPages } from './mail/mail-pages.ts';
import { aboutPage, makePage } from './make-page.ts';
import { ownAnswers } from './own/answer-own.ts';
import { addressIn, canonical, wantedAt } from './pages.ts';
import { fixedPage } from './serve/fixed-pages.ts';
import { safeHeaders } from './serve/headers.ts';
import { keepPages, type Made } from './serve/kept-pages.ts';
import { refusal } from './serve/refusal.ts';
import { hasIt, respond } from './serve/respond.ts';
import { limitVisitors } from './serve/visitors.ts';
import type { WebSettings } from './settings.ts';

const ABOUT = '/about';

/** What somebody asks for: under which name it is kept, and how it is made. */
interface Asking {
  readonly key: string;
  readonly make: () => Promise<Made>;
  readonly isFeed?: boolean;
  /** Whether it is what a topic would bring. */
  readonly isTopic?: boolean;
}

/** Pages and feeds, over what the program answers; only by a form on a page of somebody's own, or of a mail, is anything changed. */
export function webRoutes(settings: WebSettings, appApi: AppApi): Routes {
  const kept = keepPages(appApi.clock);
  const allows = limitVisitors(appApi.clock);
  const brings = oneAtATime(appApi.brings);
  const parts = { settings, appApi: { ...appApi, brings } };
  const own = ownAnswers({ ...parts, kept, allows });
  const safe = safeHeaders(settings);
  const mailed = mailPages(parts, allows);

  async function answer(request: Request, { ip }: Visitor): Promise<Response> {
    if (request.url.length > SIZES.address) return refusal(414);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' });
    const { key, make, isFeed, isTopic } = askedFor(request);
    const { headers } = request;
    const isConditional = headers.has('if-none-match') || headers.has('if-modified-since');
    const now = appApi.clock.now().epochMilliseconds;
    const known = await kept.fresh(key);
    // Whoever has it already is told so, however often they ask.
    if (known && isConditional && hasIt(headers, known, now)) return await respond(request, known, now);
    const isGreedy = isFeed && !isConditional && !allows(ip, key, FEED_ALLOWANCE);
    const isMuch = isTopic && !allows(ip, TOPICS.command, TOPIC_ALLOWANCE);
    if (isGreedy || isMuch || !allows(ip, '', PAGE_ALLOWANCE)) return refusal(429, { 'retry-after': '60' });
    return await respond(request, await kept.page(key, make), appApi.clock.now().epochMilliseconds);
  }

  function askedFor({ url, headers }: Request): Asking {
    const at = new URL(url);
    const fixed = fixedPage(at.pathname);
    if (fixed) return { key: at.pathname, make: async () => fixed };
    if (at.pathname === ABOUT) return { key: ABOUT, make: async () => aboutPage({ settings, appApi }) };
    const wanted = wantedAt(at, headers.get('accept') ?? '');
    const make = () => makePage(wanted, parts);
    if (!wanted) return { key: '/404', make };
    const { form, intent } = wanted;
    return {
      key: addressIn(form, canonical(intent)),
      make,
      isFeed: form === 'atom' || form === 'jsonFeed',
      isTopic: intent.command === TOPICS.command,
    };
  }

  return {
    path: '/',
    answer: async (request, visitor) => {
      const response =
        (await mailed(request, visitor)) ??
        (await own(request, visitor.ip)) ??
        (await answer(request, visitor));
      for (const [name, value] of Object.entries(safe))
        if (!response.headers.has(name)) response.headers.set(name, value);
      return response;
    },
  };
}

/** The same work, each begun once what was asked before is done. */
function oneAtATime<Ask, Answer>(work: (ask: Ask) => Promise<Answer>): (ask: Ask) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const next = last.then(() => work(ask));
    last = next.catch(() => undefined);
    return next;
  };
}
