import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ask } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import { type DailyPapersParts, dailyPapers } from '#sources/huggingface/daily-papers.ts';
import { huggingface } from '#sources/huggingface/index.ts';
import { describeSource } from '#test/contracts/source.ts';
import { fakeHub, type Hub, type HubOptions, type Json, row } from '#test/fakes/hub.ts';

const TOKEN = 'hf_SecretSecretSecret';
const reader: Ask = { patience: 'reader' };
const job: Ask = { patience: 'job' };

let hub: Hub;
let logged: string[];
let requests: object[];
let slept: number[];
let now: Temporal.Instant;

const log = (message: string, facts?: object) => void logged.push(`${message} ${JSON.stringify(facts)}`);
/** What is said of each request; the other lines are what is out of the ordinary. */
const debug = (message: string, facts?: object) => void requests.push({ message, ...facts });
const logger: Logger = { debug, info: log, warn: log, error: log };

/** A source over the fake Hub whose sleeps move the clock instead of taking time. */
function over(parts: Partial<DailyPapersParts> = {}) {
  return dailyPapers({
    endpoint: hub.url,
    token: TOKEN,
    fetch,
    clock: { now: () => now, ticks: () => now.epochMilliseconds },
    logger,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      now = now.add({ milliseconds });
    },
    random: () => 0.5,
    ...parts,
  });
}

async function open(options: HubOptions = {}) {
  await hub.close();
  hub = await fakeHub(options);
}

/** What an operator is told of a setting. */
function told(settings: Record<string, string>): string[] {
  return huggingface.settings.safeParse(settings).error?.issues.map(({ message }) => message) ?? [];
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => row(`2608.${String(n).padStart(5, '0')}`));
const one = { days: { '2026-08-20': [row('2608.01234')] } };

beforeEach(async () => {
  logged = [];
  requests = [];
  slept = [];
  now = Temporal.Instant.from('2026-08-21T12:00:00Z');
  hub = await fakeHub(one);
});
afterEach(() => hub.close());

describeSource('huggingface', async () => {
  const found = row('2608.00001');
  const served = await fakeHub({
    days: { '2026-08-20': [row('2608.00002'), found] },
    openUntil: '2026-08-21',
    found: [found, row('2608.00002')],
    trending: rows(3),
    details: {
      '2608.00001': { ...(found.paper as Json), linkedModels: [{ id: 'a/m', likes: 1 }], numTotalModels: 3 },
    },
  });
  const clock = { now: () => Temporal.Instant.from('2026-08-21T12:00:00Z'), ticks: () => 0 };
  const parts = { fetch, clock, logger: { ...logger, warn: vi.fn() }, sleep: vi.fn(), random: () => 0 };
  const source = huggingface.create(huggingface.settings.parse({ HF_ENDPOINT: served.url }), parts);
  const known = { id: '2608.00001', words: 'example' };
  return { source, full: '2026-08-20', empty: '2026-08-16', known, away: served.close, close: served.close };
});

describe("a day's list", () => {
  it('is asked for by date, a hundred at a time, with the token', async () => {
    await over().daily('2026-08-20', reader);
    expect(hub.asked).toHaveLength(1);
    expect(hub.asked[0]).toMatchObject({
      path: '/api/daily_papers',
      query: { date: '2026-08-20', limit: '100' },
    });
    expect(hub.asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('is read to its last page, each paper once, in order', async () => {
    const listed = rows(130);
    await open({ days: { '2026-08-20': [...listed, ...listed.slice(0, 5)] }, page: 50 });
    const papers = await over().daily('2026-08-20', job);
    expect(papers.map((paper) => paper.id)).toEqual(listed.map((item) => (item.paper as Json).id));
    expect(hub.asked.map((asked) => asked.query.p)).toEqual([undefined, '1', '2']);
  });

  it('is not followed in a circle', async () => {
    await open({ days: { '2026-08-20': rows(60) }, page: 50 });
    hub.link = () => '/api/daily_papers?date=2026-08-20&limit=50';
    expect(await over().daily('2026-08-20', job)).toHaveLength(50);
    expect(hub.asked).toHaveLength(2);
  });

  it('ends after twenty pages, with a warning', async () => {
    await open({ days: { '2026-08-20': rows(30) }, page: 1 });
    expect(await over().daily('2026-08-20', job)).toHaveLength(20);
    expect(logged).toEqual([expect.stringMatching(/more pages than are read/)]);
  });

  it('does not take its next page, or the token, to another host, and is read to its end all the same', async () => {
    await using elsewhere = await fakeHub(one);
    await open({ days: { '2026-08-20': rows(60) }, page: 50 });
    hub.link = () => `${elsewhere.url}/api/daily_papers?p=1`;
    expect(await over().daily('2026-08-20', job)).toHaveLength(60);
    expect(elsewhere.asked).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/names a next page that is elsewhere/)]);
  });

  it.each(['http://[', 'file:///etc/passwd', '//evil.example'])(
    'is whole where its next page is at %j',
    async (link) => {
      await open({ days: { '2026-08-20': rows(120) }, page: 50 });
      hub.link = () => link;
      expect(await over().daily('2026-08-20', job)).toHaveLength(120);
    },
  );

  it('is whole but for a paper so large that it would fill an answer by itself', async () => {
    const listed = rows(130);
    const huge = row('2608.99999', { summary: '[{"'.repeat(3_000_000) });
    await open({ days: { '2026-08-20': [...listed.slice(0, 1), huge, ...listed.slice(1)] } });
    const papers = await over().daily('2026-08-20', job);
    expect(papers.map(({ id }) => id)).toEqual(listed.map((item) => (item.paper as Json).id));
    expect(logged).toEqual([expect.stringMatching(/a row that is not a paper.*"index":1/)]);
  });

  it('is refused where ordinary papers fill more than an answer may have', async () => {
    await open({ days: { '2026-08-20': rows(100).map((item) => ({ ...item, more: 'x'.repeat(60_000) })) } });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(
      'Hugging Face answered with more than 5 MB',
    );
  });

  it('is asked for again only where it has changed, by the tag that it came with', async () => {
    const days = { '2026-08-20': [row('2608.01234')] };
    await open({ days });
    const source = over();
    const ids = async (ask: Ask) => (await source.daily('2026-08-20', ask)).map(({ id }) => id);
    expect(await ids(reader)).toEqual(['2608.01234']);
    expect(await ids(reader)).toEqual(['2608.01234']);
    expect(requests).toMatchObject([{ status: 200 }, { status: 304 }]);
    days['2026-08-20'].push(row('2608.05678'));
    expect(await ids(reader)).toEqual(['2608.01234', '2608.05678']);
    expect(await ids(reader)).toEqual(['2608.01234', '2608.05678']);
    expect(await ids(job), 'a job asks for all of it').toEqual(['2608.01234', '2608.05678']);
    expect(requests.slice(2)).toMatchObject([{ status: 200 }, { status: 304 }, { status: 200 }]);
    expect(hub.asked.map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is asked for whole where the site gives no tag, or one of any length', async () => {
    const source = over();
    const answer = { kind: 'status', status: 200, body: '[]' } as const;
    hub.fail(answer, { ...answer, headers: { etag: 'x'.repeat(500) } });
    for (let times = 0; times < 3; times++) await source.daily('2026-08-20', reader);
    expect(hub.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('lives with a bad row, which is logged', async () => {
    await open({ days: { '2026-08-20': [row('2608.00001'), { paper: null }, row('2608.00002')] } });
    expect(await over().daily('2026-08-20', reader)).toHaveLength(2);
    expect(logged).toEqual([expect.stringMatching(/not a paper.*"index":1,"missing":"an id"/)]);
  });

  it('is refused as a whole where no row is a paper, so that a changed format is not an empty day', async () => {
    await open({ days: { '2026-08-20': [{ name: 'x' }, { name: 'y' }] } });
    await expect(over().daily('2026-08-20', reader)).rejects.toThrow('2 rows, none of which is a paper');
  });

  it('is empty on a weekend, before it opens and before the first list of all', async () => {
    await open({ openUntil: '2026-08-21' });
    expect(await over().daily('2026-08-16', reader)).toEqual([]);
    expect(await over().daily('2026-08-22', reader)).toEqual([]);
    hub.fail({ kind: 'status', status: 400 }, { kind: 'status', status: 400 });
    expect(await over().daily('2026-08-21', reader)).toEqual([]);
    expect(await over().daily('2023-05-03', reader)).toEqual([]);
  });

  it('is an error where a day long open is answered with 400', async () => {
    hub.fail({ kind: 'status', status: 400 });
    await expect(over().daily('2026-08-20', reader)).rejects.toThrow(
      new SourceError('source-refused', 'Hugging Face answered 400'),
    );
  });
});

describe('the open day', () => {
  it.each([
    ['2026-08-20T01:29:59Z', '2026-08-19'],
    ['2026-08-20T01:30:00Z', '2026-08-20'],
    ['2026-01-20T02:29:59Z', '2026-01-19'],
    ['2026-01-20T02:30:00Z', '2026-01-20'],
    ['2026-03-08T12:00:00Z', '2026-03-08'],
  ])('at %s is %s', (instant, day) => {
    expect(over().currentDay(Temporal.Instant.from(instant))).toBe(day);
  });

  it('settles at 17:00 UTC', () => {
    expect(over().settles('2026-08-20').toString()).toBe('2026-08-20T17:00:00Z');
  });
});

describe('other answers', () => {
  it('name the newest day among the rows', async () => {
    const days = ['2026-08-19', undefined, '2026-08-20', '2026-08-18'];
    const listed = days.map((day, n) =>
      row(`2608.0000${n}`, { submittedOnDailyAt: day && `${day}T03:00:00.000Z` }),
    );
    await open({ days: { '2026-08-20': listed } });
    expect(await over().newest?.(reader)).toBe('2026-08-20');
    expect(hub.asked[0]?.query).not.toHaveProperty('date');
  });

  it('know no newest day where there are no rows', async () => {
    await open();
    expect(await over().newest?.(reader)).toBeUndefined();
  });

  it('give trending papers as many as asked, over pages', async () => {
    await open({ trending: rows(150) });
    expect(await over().trending?.(120, reader)).toHaveLength(120);
    expect(hub.asked[0]?.query).toEqual({ sort: 'trending', limit: '100' });
  });

  it('search with the words as they are, 120 at the most', async () => {
    await open({ found: [row('2608.00001'), { id: '2401.00001', title: 'Bare', source: 'hf' }] });
    const found = await over().search?.('a & b?', 500, reader);
    expect(found?.map((paper) => paper.id)).toEqual(['2608.00001', '2401.00001']);
    expect(hub.asked[0]?.query).toEqual({ q: 'a & b?', limit: '120' });
  });

  it('give a paper with what cites it', async () => {
    const detail = {
      ...(row('2608.00001').paper as Json),
      linkedSpaces: [{ id: 'b/s', likes: 2 }],
      numTotalSpaces: 9,
    };
    await open({ details: { '2608.00001': detail } });
    const answer = await over().paper?.('2608.00001', reader);
    expect(answer?.organization).toBe('Example Lab');
    expect(answer?.linked).toEqual([
      { kind: 'space', total: 9, top: [{ id: 'b/s', url: 'https://huggingface.co/spaces/b/s', likes: 2 }] },
    ]);
    expect(await over().paper?.('2608.99999', reader)).toBeUndefined();
  });

  it.each([
    ['{"no": "list"}', 'Hugging Face answered with something that is not a list of papers'],
    ['<html>Log in to the network</html>', 'Hugging Face answered with something that is not JSON'],
  ])('are refused where they are %j', async (body, sentence) => {
    hub.fail({ kind: 'status', status: 200, body });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(new SourceError('source-answer', sentence));
    expect(hub.asked).toHaveLength(1);
  });

  it('are refused where a detail is not a paper', async () => {
    await open({ details: { '2608.00001': { hello: 1 } } });
    await expect(over().paper?.('2608.00001', reader)).rejects.toThrow(/not a paper$/);
  });

  it.each(['newest', 'trending', 'search', 'paper'] as const)(
    'of %s name the status that was not expected',
    async (method) => {
      hub.fail({ kind: 'status', status: 403 });
      const source = over();
      const asked = {
        newest: () => source.newest?.(reader),
        trending: () => source.trending?.(5, reader),
        search: () => source.search?.('x', 5, reader),
        paper: () => source.paper?.('2608.00001', reader),
      };
      await expect(asked[method]()).rejects.toThrow(
        new SourceError('source-refused', 'Hugging Face answered 403 (check HF_TOKEN)'),
      );
    },
  );

  it.each(['newest', 'trending', 'search'] as const)(
    'of %s do not take a 400 for an empty list',
    async (method) => {
      hub.fail({ kind: 'status', status: 400 });
      const source = over();
      const asked = {
        newest: () => source.newest?.(reader),
        trending: () => source.trending?.(5, reader),
        search: () => source.search?.('x', 5, reader),
      };
      await expect(asked[method]()).rejects.toThrow('Hugging Face answered 400');
    },
  );
});

describe('a job', () => {
  it('waits for as long as a 429 says', async () => {
    hub.fail({ kind: 'status', status: 429, headers: { 'retry-after': '42' } });
    expect(await over().daily('2026-08-20', job)).toHaveLength(1);
    expect(slept).toEqual([42_000]);
    expect(logged[0]).toMatch(/^Hugging Face answered 429 \(too many requests\); asking again/);
  });

  it('reads the wait from a date, or from the RateLimit header', async () => {
    hub.fail(
      { kind: 'status', status: 429, headers: { 'retry-after': 'Fri, 21 Aug 2026 12:01:00 GMT' } },
      { kind: 'status', status: 429, headers: { ratelimit: '"api";r=3;t=17' } },
    );
    await over().daily('2026-08-20', job);
    expect(slept).toEqual([60_000, 17_000]);
  });

  it('never hammers a server that asks it to come back at once', async () => {
    hub.fail({ kind: 'status', status: 429, headers: { 'retry-after': '0' } });
    await over().daily('2026-08-20', job);
    expect(slept).toEqual([1_000]);
  });

  it('gives up where the wait would be longer than ten minutes', async () => {
    hub.fail({ kind: 'status', status: 429, headers: { 'retry-after': '86400' } });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow('Hugging Face answered 429');
    expect(slept).toEqual([]);
  });

  it('waits for the next window before it asks again once nothing is left of this one', async () => {
    hub.headers = { ratelimit: '"api";r=0;t=30' };
    const source = over();
    await source.daily('2026-08-20', job);
    now = now.add({ seconds: 10 });
    await source.daily('2026-08-20', reader);
    expect(slept).toEqual([]);
    now = now.add({ seconds: 5 });
    await source.daily('2026-08-20', job);
    expect(slept).toEqual([25_000]);
  });

  it('opens a window that was said to be used up with a good answer to a later request', async () => {
    hub.headers = { ratelimit: '"api";r=0;t=999999999' };
    const source = over();
    await source.daily('2026-08-20', reader);
    hub.headers = {};
    await source.daily('2026-08-20', reader);
    await source.daily('2026-08-20', job);
    expect(slept).toEqual([]);
  });

  it('waits ten minutes at the most for a window, whatever a header says of its length', async () => {
    hub.headers = { ratelimit: '"api";r=0;t=999999999' };
    const source = over();
    await source.daily('2026-08-20', reader);
    hub.headers = {};
    await source.daily('2026-08-20', job);
    await source.daily('2026-08-20', job);
    expect(slept).toEqual([600_000]);
  });

  it('asks five times with growing pauses, drawn by lot, where every answer is 5xx', async () => {
    for (let n = 0; n < 9; n++) hub.fail({ kind: 'status', status: 503 });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(
      new SourceError('source-refused', 'Hugging Face answered 503'),
    );
    expect(hub.asked).toHaveLength(5);
    expect(slept).toEqual([500, 2_000, 8_000, 30_000]);
  });

  it('gets over a connection that was reset, and one that hung', async () => {
    hub.fail({ kind: 'reset' }, { kind: 'hang' });
    expect(await over({ limits: { request: 40 } }).daily('2026-08-20', job)).toHaveLength(1);
    expect(slept).toEqual([500, 2_000]);
  });

  it('stops when it is told to, also while it waits', async () => {
    const stop = new AbortController();
    hub.fail({ kind: 'status', status: 429, headers: { 'retry-after': '300' } });
    const asked = over({
      sleep: async (_, signal) => {
        stop.abort(new Error('told to stop'));
        signal?.throwIfAborted();
      },
    }).daily('2026-08-20', { patience: 'job', signal: stop.signal });
    await expect(asked).rejects.toThrow('told to stop');
    expect(hub.asked).toHaveLength(1);
  });
});

describe('a reader', () => {
  it('is told at once that a connection was refused', async () => {
    const gone = hub.url;
    await hub.close();
    const asked = over({ endpoint: gone }).daily('2026-08-20', reader);
    await expect(asked).rejects.toThrow(
      new SourceError('source-unreachable', 'Hugging Face cannot be reached (ECONNREFUSED)'),
    );
    expect(slept).toEqual([]);
  });

  it('is told at once that there is no such host', async () => {
    const cause = Object.assign(new AggregateError([Object.assign(new Error('no'), { code: 'ENOTFOUND' })]));
    const fails = vi.fn(() => Promise.reject(new TypeError('fetch failed', { cause })));
    await expect(over({ fetch: fails }).daily('2026-08-20', reader)).rejects.toThrow(
      new SourceError('source-unreachable', 'Hugging Face cannot be reached (ENOTFOUND)'),
    );
    expect(fails).toHaveBeenCalledTimes(1);
  });

  it('is told of a network that fails without a code', async () => {
    const fails = () => Promise.reject(new TypeError('fetch failed'));
    await expect(over({ fetch: fails }).daily('2026-08-20', reader)).rejects.toThrow(
      /^Hugging Face cannot be reached$/,
    );
  });

  it('has one more try, soon', async () => {
    hub.fail({ kind: 'status', status: 502 });
    expect(await over().daily('2026-08-20', reader)).toHaveLength(1);
    expect(slept).toEqual([500]);
  });

  it('does not wait for a rate limit', async () => {
    hub.fail({ kind: 'status', status: 429, headers: { 'retry-after': '42' } });
    await expect(over().daily('2026-08-20', reader)).rejects.toThrow(
      'Hugging Face answered 429 (too many requests)',
    );
    expect(slept).toEqual([]);
  });

  it('is told at once until the time that a refusal named; a job waits for it', async () => {
    hub.fail({ kind: 'status', status: 429, headers: { 'retry-after': '90' } });
    const source = over();
    const sentence = 'Hugging Face answered 429 (too many requests)';
    await expect(source.daily('2026-08-20', reader)).rejects.toThrow(sentence);
    now = now.add({ seconds: 29 });
    await expect(source.daily('2026-08-20', reader)).rejects.toThrow(sentence);
    await expect(source.search?.('x', 5, reader)).rejects.toThrow(sentence);
    expect([hub.asked.length, slept]).toEqual([1, []]);
    expect(await source.daily('2026-08-20', job)).toHaveLength(1);
    expect(slept).toEqual([61_000]);
    expect(await source.daily('2026-08-20', reader)).toHaveLength(1);
  });

  it('is held back for an hour at the most by a refusal that names a day', async () => {
    hub.fail({ kind: 'status', status: 503, headers: { 'retry-after': '86400' } });
    const source = over();
    await expect(source.daily('2026-08-20', reader)).rejects.toThrow('Hugging Face answered 503');
    now = now.add({ minutes: 49 });
    for (const ask of [reader, job])
      await expect(source.daily('2026-08-20', ask)).rejects.toThrow('Hugging Face answered 503');
    expect(hub.asked).toHaveLength(1);
    now = now.add({ minutes: 11 });
    expect(await source.daily('2026-08-20', reader)).toHaveLength(1);
  });

  it('has its one more try although a server that stumbles counts requests', async () => {
    hub.fail({ kind: 'status', status: 502, headers: { ratelimit: '"api";r=300;t=200' } });
    expect(await over().daily('2026-08-20', reader)).toHaveLength(1);
    expect(slept).toEqual([500]);
  });

  it('has one limit of time for all pages together', async () => {
    await open({ days: { '2026-08-20': rows(60) }, page: 50 });
    const asked = over({
      limits: { reader: 5_000 },
      fetch: async (...request) => {
        now = now.add({ seconds: 5 });
        if (hub.asked.length > 0) hub.fail({ kind: 'hang' });
        return fetch(...request);
      },
    }).daily('2026-08-20', reader);
    await expect(asked).rejects.toThrow(
      new SourceError('source-timeout', 'Hugging Face did not answer within 5 s'),
    );
    expect(hub.asked.length).toBeLessThanOrEqual(2);
  });

  it('is answered in time where nothing comes back', async () => {
    hub.fail({ kind: 'hang' });
    const asked = over({ limits: { reader: 50 } }).daily('2026-08-20', reader);
    await expect(asked).rejects.toThrow(
      new SourceError('source-timeout', 'Hugging Face did not answer within 0.05 s'),
    );
  });
});

describe('a hostile network', () => {
  it.each(['huge', 'bomb'] as const)('cannot make us read a %s body', async (kind) => {
    hub.fail({ kind, bytes: 30_000_000 });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(
      new SourceError('source-answer', 'Hugging Face answered with more than 5 MB'),
    );
    expect(hub.asked).toHaveLength(1);
  });

  it('cannot send us, or the token, to another host', async () => {
    await using elsewhere = await fakeHub(one);
    hub.fail({ kind: 'redirect', to: `${elsewhere.url}/api/daily_papers` });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(
      `Hugging Face pointed to another host (${elsewhere.url})`,
    );
    expect(elsewhere.asked).toEqual([]);
  });

  it('cannot send us to another protocol or to nowhere', async () => {
    hub.fail({ kind: 'redirect', to: 'file:///etc/passwd' }, { kind: 'redirect', to: 'http://[' });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(/^Hugging Face pointed to another host/);
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(
      'Hugging Face pointed to an address that is none',
    );
  });

  it('may redirect on the same host, but not for ever', async () => {
    hub.fail({ kind: 'redirect', to: '/api/daily_papers?date=2026-08-20', status: 301 });
    expect(await over().daily('2026-08-20', job)).toHaveLength(1);
    for (let n = 0; n < 4; n++) hub.fail({ kind: 'redirect', to: '/api/daily_papers' });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow(
      'Hugging Face redirected more than 3 times',
    );
  });

  it('answers nothing usable with an empty body', async () => {
    hub.fail({ kind: 'status', status: 304 }, { kind: 'status', status: 200, body: ' ' });
    await expect(over().daily('2026-08-20', job)).rejects.toThrow('Hugging Face answered 304');
    await expect(over().daily('2026-08-20', job)).rejects.toThrow('not JSON');
  });
});

describe('the log', () => {
  it('tells of each request by its path, since behind it stands what somebody searches for', async () => {
    await over().search?.('zebras', 5, reader);
    const facts = { source: 'Hugging Face', path: '/api/papers/search', status: 200, ms: expect.any(Number) };
    expect(requests).toEqual([{ message: 'a source was asked', ...facts }]);
    expect(logged).toEqual([]);
  });
});

describe('the token', () => {
  it('is in no error and in no line of the log', async () => {
    const failures = ['reset', 'hang'] as const;
    hub.fail(
      ...failures.map((kind) => ({ kind })),
      { kind: 'status', status: 500 },
      { kind: 'status', status: 401 },
    );
    const limits = { request: 40 };
    const error = await over({ limits })
      .daily('2026-08-20', job)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect(logged).toHaveLength(3);
    expect(inspect([error, logged], { depth: 20, showHidden: true })).not.toContain(TOKEN);
  });

  it('is not sent where there is none', async () => {
    await over({ token: undefined }).daily('2026-08-20', reader);
    expect(hub.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is refused without being quoted where a header cannot carry it', () => {
    expect(told({ HF_TOKEN: 'hf_aaaaaa\nb' })).toEqual(['must be a token in one piece, without spaces']);
  });

  it('is no word so short that a log without it could not be read', () => {
    expect(told({ HF_TOKEN: 'hf_abcd' })).toEqual(['must be at least 8 characters long']);
    expect(told({ HF_TOKEN: 'hf_abcde' })).toEqual([]);
  });
});

describe('the endpoint', () => {
  it('may have a path, with or without a slash at its end', async () => {
    await over({ endpoint: `${hub.url}/mirror` }).paper?.('2608.00001', reader);
    await over({ endpoint: `${hub.url}/mirror/` }).paper?.('2608.00001', reader);
    expect(hub.asked.map((asked) => asked.path)).toEqual(Array(2).fill('/mirror/api/papers/2608.00001'));
  });

  it.each([
    ['hub.example', 'must be an http(s) address, such as https://huggingface.co'],
    ['ftp://hub.example', 'must be an http(s) address, such as https://huggingface.co'],
    ['https://ada:secret@hub.example', 'must be an address without a name or password'],
  ])('may not be %j', (endpoint, sentence) => {
    expect(told({ HF_ENDPOINT: endpoint })).toEqual([sentence]);
  });

  it('is the public site’s where none is set', () => {
    expect(huggingface.settings.parse({})).toEqual({ HF_ENDPOINT: 'https://huggingface.co' });
  });
});

const folder = fileURLToPath(new URL('../../../shared/data/daily-papers', import.meta.url));
const absent = !existsSync(folder);

describe.skipIf(absent)(
  `a replay of the recorded lists${absent ? ' (left out: ../shared is not there)' : ''}`,
  () => {
    it('gives the fifty papers of 2026-05-13 over two pages, with a link between', async () => {
      await open({ folder, page: 30 });
      expect(await over().daily('2026-05-13', job)).toHaveLength(50);
      expect(hub.asked).toHaveLength(2);
    });
  },
);
