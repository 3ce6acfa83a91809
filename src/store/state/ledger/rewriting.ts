import { deliveryId } from '#core/delivery/delivery.ts';
import { channelOfRow } from '../channels/place.ts';
import type { DatabaseRow, Queries } from '../driver.ts';
import { DeliveryRow } from './delivery-row.ts';
import { markerOf } from './planning.ts';

const BEHIND = `SELECT o.seq, o.part, o.state, o.payload FROM delivery d JOIN delivery o ON o.platform = d.platform
    AND o.workspace = d.workspace AND o.channel = d.channel AND o.day = d.day AND o.subscription = d.subscription
    AND o.kind = d.kind AND o.part > d.part
  WHERE d.id = :id ORDER BY o.part`;
const SET_PAYLOAD = 'UPDATE delivery SET payload = :payload WHERE seq = :seq';
const ADD = `INSERT INTO delivery (id, platform, workspace, channel, subscription, day, kind, part, state, marker, payload,
    edition, planned, expires, next_try, changed)
  SELECT :new, platform, workspace, channel, subscription, day, kind, :part, 'planned', :marker, :payload,
    edition, planned, expires, changed, changed FROM delivery WHERE id = :id`;

/** Has a digest's message go out as others: the first takes its place, and what is behind it, of which nothing was sent yet, moves on by as many as there are more. */
export async function rewrite(queries: Queries, id: string, payloads: readonly string[]): Promise<void> {
  const row = await queries.get('SELECT * FROM delivery WHERE id = :id', { id });
  if (!row) return;
  const behind = await queries.all(BEHIND, { id });
  const waiting = behind.filter(({ state }) => state === 'planned' || state === 'retry');
  const wanted = [...payloads, ...waiting.map(({ payload }) => String(payload))];
  const places = [row, ...waiting];
  let last = Number((behind.at(-1) ?? row).part);
  for (const [at, payload] of wanted.entries()) {
    const place = places[at];
    if (place) await queries.run(SET_PAYLOAD, { payload, seq: Number(place.seq) });
    else await add(queries, row, { part: ++last, payload });
  }
}

async function add(
  queries: Queries,
  row: DatabaseRow,
  { part, payload }: { part: number; payload: string },
): Promise<void> {
  const { id, day, kind } = DeliveryRow.parse(row);
  const key = { channel: channelOfRow(row), subscription: String(row.subscription), day, kind, part };
  const another = deliveryId(key);
  await queries.run(ADD, { id, new: another, part, marker: markerOf(another), payload });
}
