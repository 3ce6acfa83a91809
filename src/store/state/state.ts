import type { SharedLists } from '#core/archive/shared-lists.ts';
import type { Channel } from '#core/channel.ts';
import type { Buttons } from '#core/commands/buttons.ts';
import type { EventClaims } from '#core/commands/claims.ts';
import type { Links } from '#core/commands/pages/links.ts';
import type { Undos } from '#core/commands/undo.ts';
import type { Discussions } from '#core/delivery/discussed.ts';
import type { Leases } from '#core/delivery/leases.ts';
import type { Forgotten, Kept, Ledger } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import type { StateClock } from '#core/delivery/state-clock.ts';
import type { Encryption } from '#core/parts/encryption.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import type { Contacts } from '#core/subscriptions/contacts.ts';
import type { Removals } from '#core/subscriptions/removals.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Transfers } from '#core/subscriptions/transfer/transfers.ts';
import type { Managers } from '#core/subscriptions/workspace/managers.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { Presses } from '#core/topics/presses.ts';
import type { SavedPapers } from '#core/topics/saved.ts';
import { openAdmins } from './channels/admins.ts';
import { openDiscussions } from './channels/discussed.ts';
import { openManagers } from './channels/managers.ts';
import { moveChannel } from './channels/move.ts';
import { type Ordered, orderedPage } from './channels/overview.ts';
import { openRemovals } from './channels/removals.ts';
import { openSubscriptions } from './channels/subscriptions.ts';
import { workspaces } from './channels/workspaces.ts';
import { openClock } from './clock.ts';
import { openContacts } from './contacts/contacts.ts';
import type { Driver } from './driver.ts';
import { type Figures, figures } from './figures.ts';
import { forgetAll, keptOf } from './forget.ts';
import { openLeases } from './leases.ts';
import { openLedger } from './ledger/ledger.ts';
import { openLinks } from './links.ts';
import { maintain } from './maintenance.ts';
import { openButtons } from './memory/buttons.ts';
import { openEvents } from './memory/events.ts';
import { createStore } from './memory/keyv.ts';
import { openFollows } from './preferences/follows.ts';
import { openPresses } from './preferences/presses.ts';
import { openSaved } from './preferences/saved.ts';
import { openUndos } from './preferences/undos.ts';
import { machineTime } from './sqlite/boot.ts';
import { openSqlite } from './sqlite/open.ts';
import { openTransfers } from './transfer/transfers.ts';

/** What people told us and what was sent: precious, so that every commit outlives a power cut. */
export interface StateStore {
  readonly follows: Follows;
  readonly saved: SavedPapers;
  readonly presses: Presses;
  readonly admins: Admins;
  readonly managers: Managers;
  readonly buttons: Buttons;
  readonly subscriptions: Subscriptions;
  readonly transfers: Transfers;
  readonly undos: Undos;
  readonly links: Links;
  readonly discussions: Discussions;
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly removals: Removals;
  readonly clock: StateClock;
  /** Where the state is shared by several machines: what their archives have from one another. */
  readonly lists?: SharedLists;
  /** A store of small JSON values that are forgotten after `ttl` milliseconds, or never. */
  remember(namespace: string, ttl?: number): ReturnType<typeof createStore>;
  /** The events that `owner` answers; whoever does not renew one for `ms` is gone. */
  events(by: { readonly owner: string; readonly ms: number }): EventClaims;
  /** Mailboxes, whose addresses only the key of `encryption` opens. */
  contacts(encryption: Encryption): Contacts;
  /** Deletes every row of theirs in one transaction, and leaves nothing of them in the file; the number of rows. */
  forget(target: Forgotten): Promise<number>;
  /** Gives everything of a channel to another id of it in one transaction; what is there by that id already stays. */
  move(from: Channel, to: Channel): Promise<void>;
  /** How much that would be. */
  kept(target: Forgotten): Promise<Kept>;
  /** Every workspace of a platform that anything is kept of, direct messages left out. */
  workspaces(platform: string): Promise<readonly string[]>;
  /** A page of everything that is ordered and how it stands with that, by the ids of the subscriptions, from behind `after` on. */
  ordered(after: string, limit: number): Promise<readonly Ordered[]>;
  /** How much there is of what, without saying whose. */
  figures(): Promise<Figures>;
  /** Resolves once the database has answered a question; what is wrong with the file otherwise, `trouble` tells. */
  answers(): Promise<void>;
  /** What is done once a day: drops what is kept no longer, also of workspaces that removed the app and did not come back, and brings the file up to date with its log. */
  maintain(): Promise<void>;
  /** Why nothing may be sent or planned: damage, or a file that is not there any more; undefined where all is well. */
  trouble(): string | undefined;
  close(): Promise<void>;
}

/** Opens the state in a file, or in memory for `:memory:`. Rejects with a SetupError where the file cannot be used. `now` is the state's time where it is not the machine's: in tests and simulations; `warn` is called with what was found beside the file and moved away. */
export async function openState(
  file: string,
  {
    now = machineTime(),
    warn,
  }: { readonly now?: () => Moment; readonly warn?: (sentence: string) => void } = {},
): Promise<StateStore> {
  return stateOver(openSqlite(file, now, warn));
}

/** The state in a database that is open. */
export function stateOver(driver: Driver): StateStore {
  return {
    follows: openFollows(driver),
    saved: openSaved(driver),
    presses: openPresses(driver),
    admins: openAdmins(driver),
    managers: openManagers(driver),
    buttons: openButtons(driver),
    subscriptions: openSubscriptions(driver),
    transfers: openTransfers(driver),
    undos: openUndos(driver),
    links: openLinks(driver),
    discussions: openDiscussions(driver),
    ledger: openLedger(driver),
    leases: openLeases(driver),
    removals: openRemovals(driver),
    clock: openClock(driver),
    remember: (namespace, ttl) => createStore(driver, namespace, ttl),
    events: (by) => openEvents(driver, by),
    contacts: (encryption) => openContacts(driver, encryption),
    forget: (target) => forgetAll(driver, target),
    move: (from, to) => moveChannel(driver, from, to),
    kept: (target) => keptOf(driver, target),
    workspaces: (platform) => workspaces(driver, platform),
    ordered: (after, limit) => orderedPage(driver, after, limit),
    figures: () => figures(driver),
    answers: async () => {
      await driver.get('SELECT 1 AS one');
    },
    maintain: () => maintain(driver),
    trouble: () => driver.trouble(),
    close: () => driver.close(),
  };
}
