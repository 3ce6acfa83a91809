import { directWorkspace } from '#core/channel.ts';
import type { Forgotten } from '#core/delivery/ledger.ts';
import { ownerKey } from '#core/topics/topic.ts';
import type { Driver, Queries, QueryValues } from './driver.ts';
import { dropValue } from './memory/keyv.ts';
import { HERE, here } from './place.ts';

const BY_CHANNEL = ['channel_pause', 'subscription', 'channel_admin', 'button', 'place'];
const BY_OWNER = ['follow', 'mute', 'saved'];
const BY_PERSON = ['channel_admin', 'button'];

/** Which rows are theirs, in tables of each kind. */
interface Conditions {
  readonly places: string;
  readonly owners: string;
  readonly people?: string;
  readonly values: QueryValues;
}

const REMOVAL = 'DELETE FROM removal WHERE platform = :platform AND workspace = :workspace';
// The command behind an old button may be anybody's.
const OWNERLESS = "DELETE FROM button WHERE platform = ''";

/** Deletes every row of theirs, all in one transaction, so that a crash leaves all or nothing; the number of rows. */
export async function forgetAll(driver: Driver, target: Forgotten): Promise<number> {
  const { places, owners, people, values } = conditionsOf(target);
  const wheres = [
    // First, and by their places: of millions of rows, only theirs are looked at.
    `delivery WHERE (platform, workspace, channel) IN (SELECT platform, workspace, channel FROM place WHERE ${places})`,
    ...BY_CHANNEL.map((table) => `${table} WHERE ${places}`),
    ...BY_OWNER.map((table) => `${table} WHERE ${owners}`),
    ...(people ? BY_PERSON.map((table) => `${table} WHERE ${people}`) : []),
  ];
  const count = await driver.transaction(async (transaction) => {
    await transaction.run(OWNERLESS);
    let changes = target.kind === 'workspace' ? await dropWorkspace(transaction, target) : 0;
    for (const where of wheres) {
      changes += await transaction.run(`DELETE FROM ${where}`, namedIn(where, values));
    }
    return changes;
  });
  await driver.checkpoint();
  return count;
}

/** What is kept of a workspace as such: its token, where its platform's adapter has one, and that it has left. */
async function dropWorkspace(
  transaction: Queries,
  { platform, workspace }: { platform: string; workspace: string },
): Promise<number> {
  const installed = await dropValue(transaction, `${platform}-installs`, workspace);
  return installed + (await transaction.run(REMOVAL, { platform, workspace }));
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
