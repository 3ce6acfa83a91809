import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { deliveryId, type Moment, type State } from '#core/delivery/delivery.ts';
import type { Claim, Claimant, Ledger, NewDigest, Outcome, Pending, Sending } from '#core/delivery/ledger.ts';
import { guarded, transaction } from '../sqlite.ts';
import { channelPauses } from './channel-pause.ts';
import { deliveryHistory } from './delivery-history.ts';
import { claimOf, pendingOf, sendingOf } from './delivery-row.ts';

/** The ledger in the state's database, which is open, migrated and durable. Errors of the file are SetupErrors. */
export function openLedger(db: DatabaseSync, file: string): Ledger {
  const { pause, ...pauses } = channelPauses(db);
  const settle = settling(db, { pause, resume: pauses.resume });
  const driver = { plan: planning(db), ...claiming(db), settle, expire: expiring(db), ...pauses };
  const safe = guarded({ ...driver, ...deliveryHistory(db) }, file);
  const methods = Object.entries(safe).map(([name, method]) => [
    name,
    async (...args: unknown[]) => Reflect.apply(method, safe, args),
  ]);
  return Object.fromEntries(methods) as Ledger;
}

/** 22 characters of base64url: 132 bits of the id's SHA-256. */
function markerOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 22);
}

function planning(db: DatabaseSync): (digest: NewDigest, now: Moment) => boolean {
  const insert = db.prepare(`INSERT INTO delivery
    (id, platform, workspace, channel, day, kind, part, state, marker, payload, planned, expires, next_try, changed)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'planned', ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const carry = db.prepare('INSERT INTO carried (delivery, paper) VALUES (?, ?) ON CONFLICT DO NOTHING');
  return ({ channel, day, kind, expires, parts }, { wall }) =>
    transaction(db, () => {
      for (const [part, { payload, papers }] of parts.entries()) {
        const id = deliveryId({ channel, day, kind, part });
        const place = [channel.platform, channel.workspace, channel.id, day, kind, part];
        const times = [wall, expires.epochMilliseconds, wall, wall];
        // Part 0 stands for the digest: where it is there, the others are, of the text that was frozen with it.
        if (insert.run(id, ...place, markerOf(id), payload, ...times).changes === 0) return false;
        for (const paper of papers) carry.run(id, paper);
      }
      return parts.length > 0;
    });
}

// A clock that went back must not hold back what was due before: `changed` in the future gives it away.
const TIME_HAS_COME = '(d.next_try <= :now OR d.changed > :now)';

const DUE = `d.state IN ('planned', 'retry') AND ${TIME_HAS_COME} AND d.expires > :now
  AND (d.part = 0 OR EXISTS (SELECT 1 FROM delivery b WHERE b.platform = d.platform AND b.workspace = d.workspace
    AND b.channel = d.channel AND b.day = d.day AND b.kind = d.kind AND b.part = d.part - 1 AND b.state = 'sent'))
  AND NOT EXISTS (SELECT 1 FROM channel_pause p WHERE p.platform = d.platform AND p.workspace = d.workspace
    AND p.channel = d.channel AND p.next_try > :now AND p.tried <= :now)`;

function claiming(db: DatabaseSync) {
  const due = db.prepare(`SELECT d.* FROM delivery d WHERE d.platform = :platform AND ${DUE}
    ORDER BY d.next_try, d.rowid LIMIT :limit`);
  const sending = db.prepare(`SELECT d.* FROM delivery d
    WHERE d.platform = :platform AND d.state = 'sending' AND ${TIME_HAS_COME}`);
  const first =
    db.prepare(`SELECT f.ref FROM delivery d JOIN delivery f USING (platform, workspace, channel, day, kind)
    WHERE d.id = ? AND d.part > 0 AND f.part = 0`);
  const set = `UPDATE delivery AS d SET state = 'sending', owner = :owner, fence = d.fence + 1,
    attempts = d.attempts + 1, changed = :now, next_try = :now, leased_wall = :now + :lease, leased_tick = :tick + :lease`;
  const claim = db.prepare(`${set}, attempt_wall = :now, attempt_tick = :tick WHERE d.id = :id AND ${DUE}
    RETURNING *`);
  // The time of the first attempt stays: since then the message may have arrived.
  const takeOver = db.prepare(
    `${set} WHERE d.id = :id AND d.fence = :fence AND d.state = 'sending' RETURNING *`,
  );
  // In a transaction of its own, because node:sqlite's get() keeps silent about a commit that failed after RETURNING.
  const take = (statement: StatementSync, values: Record<string, SQLInputValue>, resend: boolean) =>
    transaction(db, (): Claim | undefined => {
      const row = statement.get(values);
      return row && claimOf(row, resend, first.get(String(row.id))?.ref);
    });
  return {
    due: (platform: string, { wall }: Moment, limit: number): Pending[] =>
      due.all({ platform, now: wall, limit }).map(pendingOf),
    sending: (platform: string, { wall }: Moment): Sending[] =>
      sending.all({ platform, now: wall }).map(sendingOf),
    claim: (id: string, { owner, leaseMs }: Claimant, { wall, tick }: Moment) =>
      take(claim, { id, owner, lease: leaseMs, now: wall, tick }, false),
    takeOver: ({ id, fence }: Sending, { owner, leaseMs }: Claimant, { wall, tick }: Moment) =>
      take(takeOver, { id, fence, owner, lease: leaseMs, now: wall, tick }, true),
  };
}

type Pausing = Pick<ReturnType<typeof channelPauses>, 'pause' | 'resume'>;

function settling(db: DatabaseSync, { pause, resume }: Pausing) {
  const mine = "WHERE id = :id AND fence = :fence AND state = 'sending'";
  const move = db.prepare(`UPDATE delivery SET state = :state, error = :error, ref = :ref, owner = NULL,
    next_try = :now + :after, changed = :now ${mine}`);
  // Nobody sends it any longer: the lease ends here.
  const release = db.prepare(`UPDATE delivery SET error = :error, next_try = :now + :after, changed = :now,
    leased_wall = :now, leased_tick = :tick ${mine}`);
  const abandon =
    db.prepare(`UPDATE delivery AS d SET state = 'failed', error = 'the part before was not sent', changed = :now
    FROM delivery b WHERE b.id = :id AND d.platform = b.platform AND d.workspace = b.workspace AND d.channel = b.channel
    AND d.day = b.day AND d.kind = b.kind AND d.part > b.part AND d.state IN ('planned', 'retry')`);
  const follow = (outcome: Outcome, { id, channel }: Sending, now: number): void => {
    if (outcome.kind === 'sent') resume(channel);
    if (outcome.kind === 'refused' || outcome.kind === 'closed') {
      pause(channel, outcome.reason, now, outcome.kind === 'closed');
    }
    if (outcome.kind === 'failed' || outcome.kind === 'uncertain') abandon.run({ id, now });
  };
  return (claim: Sending, outcome: Outcome, { wall: now, tick }: Moment): boolean =>
    transaction(db, () => {
      const { id, fence } = claim;
      const { state, ref, error, after } = recorded(outcome);
      const { changes } =
        state === 'sending'
          ? release.run({ id, fence, error, after, now, tick })
          : move.run({ id, fence, state, error, after, ref, now });
      if (changes === 1) follow(outcome, claim, now);
      return changes === 1;
    });
}

/** What an outcome leaves in the row. */
function recorded(outcome: Outcome) {
  return {
    state: STATE_AFTER[outcome.kind],
    ref: 'ref' in outcome ? JSON.stringify(outcome.ref) : null,
    error: 'reason' in outcome ? outcome.reason : null,
    after: 'afterMs' in outcome ? Math.round(outcome.afterMs) : 0,
  };
}

const STATE_AFTER: Readonly<Record<Outcome['kind'], State>> = {
  sent: 'sent',
  retry: 'retry',
  // The channel's pause holds it back.
  refused: 'retry',
  closed: 'retry',
  unknown: 'sending',
  failed: 'failed',
  uncertain: 'uncertain',
};

function expiring(db: DatabaseSync): (now: Moment) => number {
  const late = "state IN ('planned', 'retry') AND expires <= :now";
  // Looking first leaves the store unlocked where there is nothing to do, which is nearly always.
  const any = db.prepare(`SELECT 1 FROM delivery WHERE ${late} LIMIT 1`);
  const expire = db.prepare(`UPDATE delivery SET state = 'failed', changed = :now,
    error = 'not sent in time' || coalesce(': ' || error, '') WHERE ${late}`);
  return ({ wall: now }) => (any.get({ now }) ? Number(expire.run({ now }).changes) : 0);
}
