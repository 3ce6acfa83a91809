import type { Ledger } from '#core/delivery/ledger.ts';
import { openNotices } from '../channels/notices.ts';
import type { Driver } from '../driver.ts';
import { together } from '../together.ts';
import { markNotified, pauseOf, resumeChannel } from './channel-pause.ts';
import { claimSome, renew, sending, takeOver } from './claiming.ts';
import { editions } from './editions.ts';
import { given, rungIn } from './given.ts';
import { counts, receipts } from './history.ts';
import { plan, planAlerts } from './planning.ts';
import { expire, type SettledClaim, settleRows } from './settling.ts';
import { disbelieve, isAnyAhead } from './withdrawing.ts';

/** The ledger in the state's database. */
export function openLedger(driver: Driver): Ledger {
  const stored = editions(driver);
  const settled = together(
    (some: readonly SettledClaim[]) => settleRows(driver, some),
    () => driver.trouble() === undefined,
  );
  return {
    given: (asked, papers) => given(driver, asked, { papers, stored }),
    lists: stored.newest,
    plan: (turns, lists) => plan(driver, turns, { lists, stored }),
    rung: (channel, papers) => rungIn(driver, channel, papers),
    planAlerts: (alerts) => planAlerts(driver, alerts),
    claimSome: (platform, by, ask) => claimSome(driver, platform, { by, ask }),
    sending: (platform) => sending(driver, platform),
    takeOver: (row, by) => takeOver(driver, row, by),
    renew: (claim, leaseMs) => renew(driver, claim, leaseMs),
    settle: (claim, outcome) => settled({ claim, outcome }),
    notices: openNotices(driver),
    expire: () => expire(driver),
    disbelieve: async () => {
      const { wall: now } = await driver.now();
      if (!(await isAnyAhead(driver, now))) return 0;
      return driver.transaction((transaction) => disbelieve(transaction, now));
    },
    receipts: (channel, limit) => receipts(driver, channel, limit),
    pauseOf: (channel) => pauseOf(driver, channel),
    markNotified: (channel) => markNotified(driver, channel),
    resume: (channel) => resumeChannel(driver, channel),
    counts: (since) => counts(driver, since),
  };
}
