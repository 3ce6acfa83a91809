import { type Allowance, openAllowances } from '#core/commands/allowance.ts';
import type { Clock } from '#core/time/clock.ts';
import { MOST_VISITORS } from '../limits.ts';

/** Whether somebody at an address may have one more; `what` keeps allowances apart. */
export type Allows = (ip: string, what: string, allowance: Allowance) => boolean;

/** Bounds what each address asks. */
export function limitVisitors(clock: Pick<Clock, 'ticks'>): Allows {
  const allows = openAllowances(() => clock.ticks(), MOST_VISITORS);
  return (ip, what, allowance) => allows(`${networkOf(ip)} ${what}`, allowance);
}

/** An IPv4 address, or the network of an IPv6 one, all of which one reader usually has; some proxies write a port behind it. */
export function networkOf(address: string): string {
  const [, v4] = /^(?:\[?::ffff:)?(\d+\.\d+\.\d+\.\d+)\]?(?::\d+)?$/i.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  // As the one who asks wrote it: zeros may be left out, put before, or both.
  const [, v6 = address] = /^\[(.*)\](?::\d+)?$/.exec(address) ?? [];
  const [before = '', after] = v6.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = after === undefined ? 0 : Math.max(0, 8 - groups(before).length - groups(after).length);
  const all = [...groups(before), ...Array.from({ length: missing }, () => '0'), ...groups(after)];
  return all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
