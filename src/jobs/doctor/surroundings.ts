import { totalmem } from 'node:os';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import type { Env } from '../../settings.ts';
import { bytesInWords } from './folder.ts';

/** With fewer bytes of memory it is slow, or killed, over 40,000 papers. */
const NEEDED_BYTES = 256_000_000;

/** Looks at how much memory may be used, in a container the container's. */
export function memoryLine(
  machine: { total: number; limit: number } = { total: totalmem(), limit: process.constrainedMemory() },
): CheckResult {
  const most = machine.limit > 0 ? Math.min(machine.total, machine.limit) : machine.total;
  const allowed = `${bytesInWords(most)} of memory may be used`;
  return most < NEEDED_BYTES
    ? bad(`Only ${allowed}: allow ${bytesInWords(NEEDED_BYTES)} at least.`)
    : good(`${allowed}.`);
}

/** Whether a proxy that is set is used. `started` is the environment as the process was given it: Node reads it before any file is. */
export function proxyLines(env: Env, started: Env): readonly CheckResult[] {
  const [name, address] = PROXIES.flatMap((each) => (env[each] ? [[each, env[each]]] : []))[0] ?? [];
  if (!name || !address) return [];
  if (!isProxy(address)) return [bad(`${name} must be an address such as http://proxy.example:3128.`)];
  const where =
    'in the environment of the process (the unit, the shell), since a line in .env comes too late';
  if (started.NODE_USE_ENV_PROXY !== '1' || !started[name])
    return [bad(`${name} is not used: set it and NODE_USE_ENV_PROXY=1 ${where}.`)];
  return [
    good(`${name} is used: ${URL.parse(address)?.host}.`),
    note(
      'Discord’s gateway does not go through a proxy: gateway.discord.gg has to be reachable on port 443.',
    ),
  ];
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

function isProxy(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? '');
}
