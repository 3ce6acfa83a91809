import { type Allowance, type Bucket, takeToken } from '#core/commands/allowance.ts';
import type { Clock } from '#core/time/clock.ts';
import { MOST_VISITORS } from '../limits.ts';

/** Whether somebody at an address may have one more; `what` keeps allowances apart. */
export type Allows = (ip: string, what: string, allowance: Allowance) => boolean;

/** Bounds what each address asks. */
export function limitVisitors(clock: Pick<Clock, 'ticks'>): Allows {
  const buckets = new Map<string, Bucket>();
  return (ip, what, allowance) => {
    const key = `${networkOf(ip)} ${what}`;
    const bucket = takeToken(buckets.get(key), clock.ticks(), allowance);
    if (!bucket) return false;
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_VISITORS && oldest !== undefined) buckets.delete(oldest);
    return true;
  };
}

/** An IPv4 address, or the network of an IPv6 one, all of which one reader usually has. */
function networkOf(ip: string): string {
  return ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip;
}
