import { decodeIntent, type Intent, withOptions } from '#core/commands/intent.ts';
import { TODAY_FOR_ME } from '#core/commands/known-intents.ts';
import { OWN_FEEDS, OWN_PAGES } from '#core/commands/pages/own-addresses.ts';
import { FEED_ALLOWANCE, PAGE_ALLOWANCE } from '../limits.ts';
import { makeRefusal, type PageParts } from '../make-page.ts';
import { linkEnded } from '../own-documents.ts';
import { finished, type KeptPages, type Made } from '../serve/kept-pages.ts';
import { refusal } from '../serve/refusal.ts';
import { hasIt, respond } from '../serve/respond.ts';
import type { Allows } from '../serve/visitors.ts';
import { DOES, onlyReads, THEN } from './controls.ts';
import { makeOwnFeed } from './own-feed.ts';
import { makeOwnPage, type OwnAsk } from './own-page.ts';

interface OwnParts extends PageParts {
  readonly kept: KeptPages;
  readonly allows: Allows;
}

const FEED = new RegExp(`^${OWN_FEEDS}([\\w-]+)/feed\\.(atom|json)$`);
const PAGE = new RegExp(`^${OWN_PAGES}([\\w-]+)(?:/([a-z]+))?$`);

/** Answers what is asked of somebody's own pages and feeds, of whoever has a link to them; undefined for every other address. */
export function ownAnswers(parts: OwnParts): (request: Request, ip: string) => Promise<Response | undefined> {
  const { appApi, kept, allows } = parts;
  const now = () => appApi.clock.now().epochMilliseconds;
  const send = async (request: Request, made: Made) => await respond(request, finished(made, now()), now());
  const nothing = (request: Request) => send(request, makeRefusal(linkEnded(), parts));

  async function feed(request: Request, ip: string, [path = '', token = '', ending]: readonly string[]) {
    if (!isReading(request)) return refusal(405, { allow: 'GET, HEAD' });
    const to = await appApi.opens(token);
    if (!to || to.kind === 'page') return await nothing(request);
    const known = await kept.fresh(path);
    if (known && hasIt(request.headers, known, now())) return await respond(request, known, now());
    if (!allows(ip, path, FEED_ALLOWANCE) || !allows(ip, '', PAGE_ALLOWANCE))
      return refusal(429, { 'retry-after': '60' });
    const form = ending === 'atom' ? 'atom' : 'jsonFeed';
    const page = await kept.page(path, () => makeOwnFeed(to, { path, form }, parts));
    return await respond(request, page, now());
  }

  async function page(request: Request, [, token = '', command]: readonly string[]) {
    const to = await appApi.opens(token);
    if (to?.kind !== 'page') return await nothing(request);
    if (isReading(request)) {
      const intent = readIn(request, command);
      return intent
        ? await send(request, await makeOwnPage(to, { token, intent }, parts))
        : await nothing(request);
    }
    if (request.method !== 'POST') return refusal(405, { allow: 'GET, HEAD, POST' });
    const ask = await formIn(request);
    return ask ? await send(request, await makeOwnPage(to, { token, ...ask }, parts)) : refusal(400);
  }

  /** What an address asks for: nothing that would change anything. */
  function readIn({ url }: Request, name: string | undefined): Intent | undefined {
    if (name === undefined) return TODAY_FOR_ME;
    if (!onlyReads(appApi.commands, name)) return undefined;
    const { reads } = appApi.commands.find((each) => each.name === name) ?? {};
    const options = [...new URL(url).searchParams].filter(([key, value]) => key !== reads && value !== '');
    return { command: name, options: Object.fromEntries(options) };
  }

  return async (request, ip) => {
    const { pathname } = new URL(request.url);
    const [asFeed, asPage] = [FEED.exec(pathname), PAGE.exec(pathname)];
    if (asFeed) return await feed(request, ip, asFeed);
    if (!asPage) return undefined;
    return allows(ip, '', PAGE_ALLOWANCE)
      ? await page(request, asPage)
      : refusal(429, { 'retry-after': '60' });
  };
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What a form has done, with what was filled in; undefined where it is none of ours. */
async function formIn(request: Request): Promise<Omit<OwnAsk, 'token'> | undefined> {
  const fields = new URLSearchParams(await request.text());
  const intent = decodeIntent(fields.get(DOES) ?? '');
  const filled = [...fields].filter(([name, value]) => name !== DOES && name !== THEN && value !== '');
  if (!intent) return undefined;
  const then = decodeIntent(fields.get(THEN) ?? '');
  return { intent: withOptions(intent, Object.fromEntries(filled)), then };
}
