import { existsSync } from 'node:fs';

/** Debian's faketime, which shows a program another time; undefined where this machine has none. */
export const FAKETIME = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`)
  .find(existsSync);

/** The environment of a program whose clock is wrong by so many minutes for as long as it runs; nothing where there is no faketime. */
export function wrongBy(minutes: number): Record<string, string> {
  if (!FAKETIME || minutes === 0) return {};
  const offset = `${minutes > 0 ? '+' : ''}${minutes}m`;
  return { LD_PRELOAD: FAKETIME, FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}
