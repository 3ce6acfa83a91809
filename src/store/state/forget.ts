import { directWorkspace } from '#core/channel.ts';
import type { Forgotten, Kept } from '#core/delivery/ledger.ts';
import { WAITING_IMPORTS } from '#core/subscriptions/transfer/transfers.ts';
import { ownerKey } from '#core/topics/topic.ts';
import { HERE, here } from './channels/place.ts';
import { dropPending, mailboxesOf, unlinkAll } from './contacts/links.ts';
import type { Driver, Queries, QueryValues } from './driver.ts';
import { dropValue } from './memory/keyv.ts';

const BY_CHANNEL = ['channel_pause', 'notice', 'subscription', 'link', 'linked', 'place'];
const BY_OWNER = ['follow', 'mute', 'saved'];
/** Of a channel, and of a person in it. */
const BY_BOTH = ['channel_admin', 'button', 'ended', 'press'];

/** Which rows are theirs, in tables of each kind. */
interface Conditions {
  readonly places: string;
  readonly owners: string;
  readonly people?: string;
  readonly values: QueryValues;
}

const OF_WORKSPACE = ['removal', 'links_answered', 'manager'].map(
  (table) => `DELETE FROM ${table} WHERE platform = :platform AND workspace = :workspace`,
);
// The command behind an old button may be anybody's.
const OWNERLESS = "DELETE FROM button WHERE platform = ''";

/** Deletes every row of theirs, all in one transaction, so that a crash leaves all or nothing; the number of rows. */
export async function forgetAll(driver: Driver, target: Forgotten): Promise<number> {
  const count = await driver.transaction(async (transaction) => {
    await transaction.run(OWNERLESS);
    let changes = await dropBeside(transaction, target);
    for (const each of await withMailboxes(transaction, target)) changes += await dropRows(transaction, each);
    return changes;
  });
  await driver.checkpoint();
  return count;
}

/** What has no rows of its own, or none by a place or a person. */
async function dropBeside(transaction: Queries, target: Forgotten): Promise<number> {
  if (target.kind === 'workspace') return await dropWorkspace(transaction, target);
  if (target.kind !== 'person') return 0;
  const waiting = await dropValue(transaction, WAITING_IMPORTS.name, ownerKey(target));
  return waiting + (await dropPending(transaction, target.person));
}

async function dropRows(transaction: Queries, target: Forgotten): Promise<number> {
  const { values } = conditionsOf(target);
  let changes = 0;
  for (const { where } of rowsOf(target))
    changes += await transaction.run(`DELETE FROM ${where}`, namedIn(where, values));
  return changes;
}

/** Whoever is forgotten in a chat is so in the mailboxes that are linked to them, too. */
async function withMailboxes(queries: Queries, target: Forgotten): Promise<readonly Forgotten[]> {
  if (target.kind !== 'person') return [target];
  const mailboxes = await mailboxesOf(queries, target.person);
  return [target, ...mailboxes.map((person) => ({ kind: 'person', person }) as const)];
}

/** How much there is to be deleted of somebody. */
export async function keptOf(queries: Queries, target: Forgotten): Promise<Kept> {
  const kept: { -readonly [Key in keyof Kept]: number } = {
    subscriptions: 0,
    follows: 0,
    mutes: 0,
    saved: 0,
    presses: 0,
    deliveries: 0,
    rest: 0,
  };
  for (const each of await withMailboxes(queries, target)) {
    const { values } = conditionsOf(each);
    for (const { where, counts = 'rest' } of rowsOf(each)) {
      // It only stands for the channel in others.
      if (where.startsWith('place ')) continue;
      const row = await queries.get(`SELECT count(*) AS count FROM ${where}`, namedIn(where, values));
      kept[counts] += Number(row?.count);
    }
  }
  return kept;
}

/** Some rows of theirs: what stands behind FROM, and as what they count. */
interface Rows {
  readonly where: string;
  readonly counts?: keyof Kept | undefined;
}

const COUNTS: Readonly<Record<string, keyof Kept>> = {
  subscription: 'subscriptions',
  follow: 'follows',
  mute: 'mutes',
  saved: 'saved',
  press: 'presses',
};

function rowsOf(target: Forgotten): Rows[] {
  const { places, owners, people } = conditionsOf(target);
  const of = (tables: readonly string[], condition: string) =>
    tables.map((table): Rows => ({ where: `${table} WHERE ${condition}`, counts: COUNTS[table] }));
  return [
    // First, and by their places: of millions of rows, only theirs are looked at.
    {
      where: `delivery WHERE (platform, workspace, channel) IN (SELECT platform, workspace, channel FROM place WHERE ${places})`,
      counts: 'deliveries',
    },
    ...of(BY_CHANNEL, places),
    ...of(BY_OWNER, owners),
    ...of(BY_BOTH, people ? `(${places}) OR (${people})` : places),
    ...(target.kind === 'person'
      ? [
          ...of(['contact'], 'platform = :platform AND person = :person'),
          ...of(['manager'], 'platform = :platform AND who = :person'),
        ]
      : []),
  ];
}

/** What is kept of a workspace as such: its token, where its platform's adapter has one, that links are answered in it, and that it has left. */
async function dropWorkspace(
  transaction: Queries,
  { platform, workspace }: { platform: string; workspace: string },
): Promise<number> {
  const installed = await dropValue(transaction, `${platform}-installs`, workspace);
  await unlinkAll(transaction, { platform, id: `${workspace}/` });
  let changes = installed;
  for (const sql of OF_WORKSPACE) changes += await transaction.run(sql, { platform, workspace });
  return changes;
}

function conditionsOf(target: Forgotten): Conditions {
  switch (target.kind) {
    case 'channel':
      return {
        places: HERE,
        owners: 'owner = :owner',
        values: { ...here(target.channel), owner: ownerKey(target) },
      };
    case 'workspace':
      return conditionsOfWorkspace(target);
    case 'person': {
      const { platform, id: person } = target.person;
      return {
        places: 'platform = :platform AND workspace = :direct',
        owners: 'platform = :platform AND (owner = :owner OR workspace = :direct)',
        people: 'platform = :platform AND person = :person',
        values: { platform, person, direct: directWorkspace(target.person), owner: ownerKey(target) },
      };
    }
    default:
      return target satisfies never;
  }
}

/** Where a platform's people are unique only within a workspace, their ids begin with its own and a slash. */
function conditionsOfWorkspace({ platform, workspace }: { platform: string; workspace: string }): Conditions {
  const person = { platform, id: `${workspace}/` };
  const ofPlatform = (more: string) => `platform = :platform AND (${more})`;
  return {
    places: ofPlatform(`workspace = :workspace OR ${begins('workspace', 'direct')}`),
    owners: ofPlatform(`workspace = :workspace OR ${begins('owner', 'owners')}`),
    people: ofPlatform(begins('person', 'person')),
    values: {
      platform,
      workspace,
      person: person.id,
      direct: directWorkspace(person),
      // The key of any of them goes on where this one ends: behind the id there come a quote and a bracket.
      owners: ownerKey({ kind: 'person', person }).slice(0, -2),
    },
  };
}

function begins(column: string, value: string): string {
  return `substr(${column}, 1, length(:${value})) = :${value}`;
}

/** The values that a query names: it takes no others. */
function namedIn(sql: string, values: QueryValues): QueryValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => new RegExp(`:${name}\\b`).test(sql)));
}
