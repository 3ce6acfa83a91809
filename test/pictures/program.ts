import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '#core/channel.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { planDigest } from '#core/digest/plan.ts';
import type { Document } from '#core/document.ts';
import { channelDigestDocument } from '#core/format/digest/channel.ts';
import type { Day, Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { preferencesOf } from '#engine/access/preferences.ts';
import { readEdition } from '#engine/planning/editions.ts';
import { sampleSource } from '#sources/index.ts';
import type { App } from '#src/app.ts';
import { type OpenChat, openChats } from '#src/chats.ts';
import { appAt } from '#test/fakes/app.ts';
import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { NO_PREFERENCES } from '#test/fakes/edition.ts';
import { fakeHub, type Json } from '#test/fakes/hub.ts';
import { fakeSlack, type Slack } from '#test/fakes/slack/index.ts';
import { clockAt } from '#test/fakes/source.ts';
import { NOW } from './times.ts';

/** The whole program as it runs in earnest, between a Hub that lists the bundled sample, a Discord and a Slack of our own. No network is used. */
export interface Program extends AsyncDisposable {
  readonly app: App;
  readonly discord: FakeDiscord;
  readonly slack: Slack;
  /** The first message of the digest that a channel is owed now, as its platform is sent it. */
  digest(platform: string, place: Pick<Channel, 'workspace' | 'id'>): Promise<Json>;
}

const DAYS = ['2026-08-17', '2026-08-18', '2026-08-19', '2026-08-20', '2026-08-21'] as const;

export async function openProgram(): Promise<Program> {
  const papers = await bundled();
  const [hub, discord, slack] = await Promise.all([
    fakeHub({ days: listsOf(papers) }),
    fakeDiscord(),
    fakeSlack(),
  ]);
  discord.state.guild();
  slack.workspace('T1');
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-pictures-'));
  const urls = { hub: hub.url, discord: discord.url, slack: slack.url };
  const { app, config } = await appAt(NOW, settings(folder, urls));
  await app.ingest.range(DAYS[0], DAYS[4], { patience: 'job' });
  // The Hub counts upvotes of whatever it lists; these are known without it.
  await app.archive.putPapers(papers.map(({ paper }) => paper).filter(isUncounted));
  const chats = await openChats(config, app);
  for (const chat of chats) await chat.start();
  return {
    app,
    discord,
    slack,
    digest: (platform, place) => digest(app, chats, { platform, ...place }),
    [Symbol.asyncDispose]: async () => {
      for (const chat of chats) await chat.stop();
      await Promise.all([discord[Symbol.asyncDispose](), slack.close(), hub.close()]);
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function settings(folder: string, urls: Record<'hub' | 'discord' | 'slack', string>): Record<string, string> {
  return {
    DATA_DIR: folder,
    HF_ENDPOINT: urls.hub,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: urls.discord,
    SLACK_BOT_TOKEN: 'xoxb-of-T1',
    SLACK_APP_TOKEN: 'xapp-1-of-the-fake',
    SLACK_API_URL: urls.slack,
  };
}

async function digest(app: App, chats: readonly OpenChat[], channel: Channel): Promise<Json> {
  const adapter = chats.find(({ name }) => name === channel.platform)?.delivery;
  const [first] = adapter?.render(await digestFor(app, channel)) ?? [];
  if (!first) throw new Error(`nothing is owed to ${channel.platform}`);
  return JSON.parse(first);
}

const SIZE = 5;

async function digestFor(
  { archive, ingest, state, sources: [source] }: App,
  channel: Channel,
): Promise<Document> {
  const clock = clockAt(NOW);
  const parts = { readable: { archive, ingest }, source, clock, fetches: () => true };
  const edition = await readEdition({ ...parts, sleep: async () => undefined, timing: TIMING });
  const order = { ...SUBSCRIPTION_DEFAULTS, channel, size: SIZE };
  const listed = edition.listings.map(({ paper }) => paper);
  const followed = { follows: state.follows, clock };
  const { matches, muted } = await preferencesOf(followed, [{ kind: 'channel', channel }], listed, archive);
  const plan = planDigest(order, edition, { ...NO_PREFERENCES, matches, muted }, new Set(), undefined);
  if (plan.kind !== 'digest') throw new Error(`no digest is owed: ${plan.kind}`);
  const facts = { ...edition.freshness, now: edition.made, pages: source?.pages?.(plan.newest) ?? [] };
  return channelDigestDocument(order, { ...plan, facts });
}

interface Listed {
  readonly day: Day;
  readonly paper: Paper;
}

async function bundled(): Promise<Listed[]> {
  const sample = sampleSource();
  const lists = DAYS.map(async (day) =>
    (await sample.daily(day, { patience: 'job' })).map((paper) => ({ day, paper })),
  );
  return (await Promise.all(lists)).flat();
}

function isUncounted({ upvotes }: Paper): boolean {
  return upvotes === undefined;
}

function listsOf(papers: readonly Listed[]): Record<string, Json[]> {
  const counted = papers.filter(({ paper }) => !isUncounted(paper));
  const rows = (day: Day) => counted.filter((each) => each.day === day).map(({ paper }) => rowOf(paper));
  return Object.fromEntries(DAYS.map((day) => [day, rows(day)]));
}

/** A paper of the sample as the Hub sends it, with the address of the picture that the Hub makes of each paper. */
function rowOf(paper: Paper): Json {
  const { id, title, summary, authors, organization, published, upvotes, comments, keywords } = paper;
  return {
    paper: {
      id,
      title,
      ai_summary: summary,
      ai_keywords: keywords,
      authors: authors.map((name) => ({ name, hidden: false })),
      publishedAt: published && `${published}T00:00:00.000Z`,
      upvotes,
      githubRepo: paper.code,
      githubStars: paper.stars,
      projectPage: paper.project,
      organization: organization && { fullname: organization },
    },
    numComments: comments,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
  };
}
