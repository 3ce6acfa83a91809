import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip as gunzipWith, gzipSync } from 'node:zlib';
import type { Clock } from '#core/time/clock.ts';
import { KEPT } from '../limits.ts';

const gunzip = promisify(gunzipWith);
/** For a page's few kilobytes a quarter of the memory, in pieces of half the size, zips as well, and is cleared in less time. */
const ZIPPED = { windowBits: 14, memLevel: 7, chunkSize: 8_192 };

/** What a page is before it is sent. */
export interface Made {
  readonly status: 200 | 400 | 404 | 500 | 503;
  readonly type: string;
  readonly text: string;
  readonly caching: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page as it can be sent again and again. */
export interface KeptPage extends Omit<Made, 'text'> {
  readonly zipped: Uint8Array<ArrayBuffer>;
  /** A hash over what is sent, without the quotes. */
  readonly tag: string;
  /** When it became what it is, in epoch ms. */
  readonly since: number;
}

export interface KeptPages {
  /** The page of an address, made anew where that was a minute ago; those who ask meanwhile wait for the same one. */
  page(key: string, make: () => Promise<Made>): Promise<KeptPage>;
  /** The page of an address, where it was made a moment ago. */
  fresh(key: string): Promise<KeptPage | undefined>;
}

/** Keeps pages as they were sent, up to a bound; what was asked for longest ago goes first. */
export function keepPages(clock: Clock): KeptPages {
  const kept = new Map<string, { page: Promise<KeptPage>; until: number; bytes: number }>();
  let bytes = 0;
  let turn: Promise<void> = Promise.resolve();

  function drop(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function bound(): void {
    for (const key of kept.keys()) {
      if (kept.size <= KEPT.most && bytes <= KEPT.bytes) return;
      drop(key);
    }
  }

  async function made(make: () => Promise<Made>, known: Promise<KeptPage> | undefined): Promise<KeptPage> {
    // Each page is begun in a turn of its own, so that whoever asks for a kept one does not wait for all that are made.
    turn = turn.then(() => setImmediate());
    await turn;
    const page = finished(await make(), clock.now().epochMilliseconds);
    const before = await known?.catch(() => undefined);
    return before?.tag === page.tag ? { ...page, since: before.since } : page;
  }

  return {
    async fresh(key) {
      const known = kept.get(key);
      return known && clock.ticks() < known.until ? await known.page.catch(() => undefined) : undefined;
    },
    async page(key, make) {
      const known = kept.get(key);
      if (known && clock.ticks() < known.until) {
        kept.delete(key);
        kept.set(key, known);
        return await known.page;
      }
      const page = made(make, known?.page);
      drop(key);
      const entry = { page, until: clock.ticks() + KEPT.ms, bytes: 0 };
      kept.set(key, entry);
      try {
        const { zipped, status } = await page;
        // What went wrong may go well the next time.
        if (status >= 500) entry.until = 0;
        if (kept.get(key) === entry) bytes += entry.bytes = zipped.length + key.length;
        bound();
      } catch {
        if (kept.get(key) === entry) drop(key);
      }
      return await page;
    },
  };
}

/** A page as it can be sent, which became what it is at `since`. */
export function finished({ text, ...page }: Made, since: number): KeptPage {
  const bytes = Buffer.from(text);
  const tag = hash('sha256', bytes, 'base64url').slice(0, 22);
  // Of its own: what zlib gives is a part of a piece of 64 KB, all of which would stay for as long as the page does. To zip a page
  // here takes 0.2 ms, and to have it zipped by another thread takes this one as long.
  const zipped = new Uint8Array(gzipSync(bytes, ZIPPED));
  return { ...page, tag, since, zipped };
}

/** The text of a page, for who cannot take it zipped. */
export async function unzipped({ zipped }: KeptPage): Promise<Buffer> {
  return await gunzip(zipped);
}
