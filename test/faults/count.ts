import type { Order } from './orders.ts';
import type { Platform, Posted } from './platforms.ts';
import type { Outcome } from './row.ts';
import { type DeliveryRow, deliveriesIn, isWhole, placeOf } from './state-file.ts';

/** What is there in the end, against what was owed. */
interface Count {
  readonly messages: number;
  /** Digests of channels that have all of theirs, whole, for one date. */
  readonly complete: number;
  readonly lost: number;
  /** Messages, and papers of a channel, that came more than once: each time but the first. */
  readonly repeated: readonly string[];
  /** Messages that say why nothing came. */
  readonly notes: number;
  /** Deliveries that took more than one claim: what the faults hit. */
  readonly again: number;
  /** Rows that are not sent, each with why. */
  readonly unsent: readonly string[];
  readonly whole: boolean;
}

export interface Counted {
  readonly file: string;
  readonly platforms: readonly Platform[];
  readonly orders: readonly Order[];
}

/** Counts at the platforms, and in the state. */
function count({ file, platforms, orders }: Counted): Count {
  const posted = platforms.flatMap((platform) => platform.posted());
  const byPlace = Map.groupBy(posted, ({ place }) => place);
  const rows = deliveriesIn(file);
  const dates = Map.groupBy(rows, ({ channel }) => channel);
  const ordered = Map.groupBy(orders, ({ subscription }) => placeOf(subscription.channel));
  const isComplete = ({ subscription: { channel } }: Order): boolean => {
    const place = placeOf(channel);
    const papers = new Set((byPlace.get(place) ?? []).flatMap((message) => message.papers));
    const days = new Set((dates.get(place) ?? []).map(({ day, kind }) => `${day} ${kind}`));
    // What several digests of a channel show is together as much as all of them may have.
    const sizes = (ordered.get(place) ?? []).map(({ subscription: { size } }) => size);
    return papers.size === sizes.reduce((sum, size) => sum + size, 0) && days.size === 1;
  };
  const complete = orders.filter(isComplete).length;
  const again = [...Map.groupBy(posted, ({ marker }) => marker).values()].flatMap((each) => each.slice(1));
  const once = posted.filter((message) => !again.includes(message));
  return {
    messages: posted.length,
    complete,
    lost: orders.length - complete,
    repeated: [...again.map(({ marker }) => idOf(rows, marker)), ...papersTwice(once)],
    notes: posted.filter(({ papers }) => papers.length === 0).length,
    again: rows.filter(({ fence }) => fence > 1).length,
    unsent: rows
      .filter(({ state }) => state !== 'sent')
      .map(({ state, error }) => `${state}: ${error ?? ''}`),
    whole: isWhole(file),
  };
}

function idOf(rows: readonly DeliveryRow[], marker: string): string {
  const row = rows.find((each) => each.marker === marker);
  return row ? `${row.platform} ${row.channel} ${row.day} ${row.kind} ${row.part}` : `unknown ${marker}`;
}

/** The papers that stand in two messages of one channel. */
function papersTwice(messages: readonly Posted[]): string[] {
  const shown = messages.flatMap(({ place, papers }) => papers.map((paper) => `${place} ${paper}`));
  return [...Map.groupBy(shown, (each) => each).values()].flatMap((each) => each.slice(1));
}

/** A row's outcome: `ok` where everything owed was sent once and nothing else went wrong. */
export function judged(
  counted: Counted,
  { more = '', good = true }: { more?: string; good?: boolean } = {},
): Outcome {
  const { messages, complete, lost, repeated, notes, again, unsent, whole } = count(counted);
  const problems = counted.platforms.flatMap((platform) => platform.problems);
  const well = lost + repeated.length + notes + unsent.length + problems.length === 0;
  const wrong = [
    ...(unsent.length > 0 ? [`${unsent.length} NOT SENT (${unsent[0]})`] : []),
    ...(repeated.length > 0 ? [`REPEATED ${repeated[0]}`] : []),
    ...(problems.length > 0 ? [`REFUSED: ${problems[0]}`] : []),
  ];
  const figures = [
    `${complete} of ${counted.orders.length} digests in ${messages} messages`,
    `${repeated.length} repeated`,
    `${lost} lost`,
    `${notes} false notes`,
    whole ? 'integrity ok' : 'INTEGRITY BROKEN',
    `${again} claimed again`,
    ...wrong,
  ];
  return { figures: figures.join(', ') + more, verdict: good && well && whole ? 'ok' : 'FAILED' };
}
