import { z } from 'zod';
import type { Channel } from '#core/channel.ts';
import {
  type Before,
  DISCUSSED_MS,
  type Discussed,
  type Discussions,
  MOST_LINKS_KEPT,
} from '#core/delivery/discussed.ts';
import type { DatabaseRow, Driver, Queries } from '../driver.ts';
import { refOf } from '../ledger/delivery-row.ts';
import { HERE, here } from './place.ts';

const SENT = `SELECT c.paper, d.changed, d.ref FROM place p JOIN carried c ON c.place = p.id JOIN delivery d ON d.seq = c.delivery
  WHERE p.platform = :platform AND p.workspace = :workspace AND p.channel = :channel AND d.state = 'sent' AND d.changed > :after
  AND c.paper IN`;
const LINKED = `SELECT paper, message, address, at FROM linked WHERE ${HERE} AND at > :after AND paper IN`;
const put = (items: string) => `INSERT INTO linked (platform, workspace, channel, paper, message, address, at)
  SELECT :platform, :workspace, :channel, item.value, :message, :address, CAST(:at AS BIGINT) FROM ${items} WHERE true
  ON CONFLICT DO NOTHING`;
// What forgets a channel in whichever release takes its place along, by which its links are known to be nobody's.
const PLACE = `INSERT INTO place (platform, workspace, channel) VALUES (:platform, :workspace, :channel)
  ON CONFLICT DO NOTHING`;
const DROP_OLDEST = `DELETE FROM linked WHERE ${HERE} AND at <= (
  SELECT at FROM linked WHERE ${HERE} ORDER BY at DESC LIMIT 1 OFFSET :most)`;

const SentRow = z.object({ paper: z.string(), changed: z.number() });
const LinkedRow = z.object({
  paper: z.string(),
  message: z.string(),
  address: z.string().nullable(),
  at: z.number(),
});

const ITS = 'platform = :platform AND workspace = :workspace';
const ANSWERED = `SELECT 1 AS one FROM links_answered WHERE ${ITS}`;
const ANSWER = `INSERT INTO links_answered (platform, workspace, since) VALUES (:platform, :workspace, :now)
  ON CONFLICT DO NOTHING`;
const LEAVE = `DELETE FROM links_answered WHERE ${ITS}`;

/** What channels have had, in the state's database. */
export function openDiscussions(driver: Driver): Discussions {
  const asked = async (queries: Queries, channel: Channel, papers: readonly string[]) => {
    const { wall } = await queries.now();
    const its = { ...here(channel), papers: JSON.stringify(papers), after: wall - DISCUSSED_MS };
    const among = `(SELECT item.value FROM ${driver.dialect.items('papers')})`;
    const [sent, links] = [
      await queries.all(`${SENT} ${among}`, its),
      await queries.all(`${LINKED} ${among}`, its),
    ];
    return { wall, sent: sent.map(sentOf), links: links.map((row) => LinkedRow.parse(row)) };
  };
  return {
    of: async (channel, papers) => {
      const { sent, links } = await asked(driver, channel, papers);
      const found = papers.flatMap((paper) => {
        const newest = newestOf(paper, sent, links);
        return newest ? [[paper, newest] as const] : [];
      });
      return new Map(found);
    },
    note: (channel, { papers, message }) =>
      driver.transaction(async (transaction) => {
        const { wall: at, sent, links } = await asked(transaction, channel, papers);
        const others = links.filter((link) => link.message !== message.id);
        await transaction.run(PLACE, here(channel));
        const row = { ...here(channel), message: message.id, address: message.link ?? null, at };
        await transaction.run(put(driver.dialect.items('papers')), {
          ...row,
          papers: JSON.stringify(papers),
        });
        await transaction.run(DROP_OLDEST, { ...here(channel), most: MOST_LINKS_KEPT });
        return new Map(papers.map((paper) => [paper, beforeOf(paper, sent, others)]));
      }),
    areAnswered: async (platform, workspace) =>
      (await driver.get(ANSWERED, { platform, workspace })) !== undefined,
    answer: async (platform, workspace, whether) => {
      const { wall: now } = await driver.now();
      await (whether
        ? driver.run(ANSWER, { platform, workspace, now })
        : driver.run(LEAVE, { platform, workspace }));
    },
  };
}

interface OfPaper extends Discussed {
  readonly paper: string;
}

function sentOf(row: DatabaseRow): OfPaper {
  const { paper, changed: at } = SentRow.parse(row);
  const link = refOf(row.ref)?.link;
  return { paper, at, ...(link ? { link } : {}) };
}

function newestOf(
  paper: string,
  sent: readonly OfPaper[],
  links: readonly z.infer<typeof LinkedRow>[],
): Discussed | undefined {
  const linked = links.map(({ address, ...link }) => ({ ...link, ...(address ? { link: address } : {}) }));
  const [newest] = [...sent, ...linked].filter((each) => each.paper === paper).sort((a, b) => b.at - a.at);
  return newest && { at: newest.at, ...(newest.link ? { link: newest.link } : {}) };
}

function beforeOf(
  paper: string,
  sent: readonly OfPaper[],
  links: readonly z.infer<typeof LinkedRow>[],
): Before {
  const discussed = newestOf(paper, sent, links);
  const linked = links.filter((link) => link.paper === paper).map(({ at }) => at);
  return {
    ...(discussed ? { discussed } : {}),
    ...(linked.length > 0 ? { linked: Math.max(...linked) } : {}),
  };
}

const DROP_FORGOTTEN = `DELETE FROM linked WHERE NOT EXISTS (SELECT 1 FROM place p
  WHERE p.platform = linked.platform AND p.workspace = linked.workspace AND p.channel = linked.channel)`;

/** Drops the links that say nothing of a channel any more, and those of a channel that an older release, which knows nothing of them, has forgotten while both were running. */
export async function dropOldLinked(queries: Queries, now: number): Promise<void> {
  await queries.run('DELETE FROM linked WHERE at <= :before', { before: now - DISCUSSED_MS });
  await queries.run(DROP_FORGOTTEN);
}
