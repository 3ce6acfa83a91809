import { Agent, request } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { percentile, type Row } from '../measure.ts';

export interface Asked {
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
  readonly tag: string;
}

/** A server that is asked, over connections that stay open; each request comes from somebody else. */
export function askerOf(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let people = 0;
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Asked> => {
    people += 1;
    const from = `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`;
    const all = { 'accept-encoding': 'gzip', 'x-forwarded-for': from, ...headers };
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, agent, headers: all }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            bytes,
            ms: performance.now() - begun,
            tag: answer.headers.etag ?? '',
          }),
        );
      })
        .on('error', reject)
        .end();
    });
  };
  /** Asks so many times, each connection for the next thing once it has its answer. */
  const inLoop = async (many: number, one: (at: number) => Promise<Asked>): Promise<Row> => {
    const begun = performance.now();
    const all: Asked[] = [];
    let next = 0;
    const loop = async () => {
      while (next < many) all.push(await one(next++));
    };
    await Promise.all(Array.from({ length: connections }, loop));
    return rowOf(all, performance.now() - begun);
  };
  /** Asks so often a second, whether or not there are answers yet. */
  const atRate = async (
    many: number,
    perSecond: number,
    one: (at: number) => Promise<Asked>,
  ): Promise<Row> => {
    const begun = performance.now();
    const all: Promise<Asked>[] = [];
    for (let at = 0; at < many; at += 1) {
      const due = begun + (at * 1_000) / perSecond - performance.now();
      if (due > 0) await after(due);
      all.push(one(at));
    }
    return rowOf(await Promise.all(all), performance.now() - begun);
  };
  return { ask, inLoop, atRate, close: () => agent.destroy() };
}

function rowOf(all: readonly Asked[], ms: number): Row {
  const times = all.map((each) => each.ms);
  return {
    requests: all.length,
    'a second': (all.length * 1_000) / ms,
    'p50 ms': percentile(times, 0.5),
    'p99 ms': percentile(times, 0.99),
    'max ms': Math.max(...times),
    'bytes at most': Math.max(...all.map(({ bytes }) => bytes)),
    failed: all.filter(({ status }) => status !== 200 && status !== 304).length,
  };
}
