import type { ServerResponse } from 'node:http';

/** How a request goes wrong, or goes well in its turn; `stored` says whether what it asked for was done all the same. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'status'; readonly status: number; readonly stored: boolean; readonly code?: number }
  | { readonly kind: 'reset' | 'hang'; readonly stored: boolean }
  | { readonly kind: 'limit'; readonly afterMs: number; readonly global?: boolean };

/** Faults in store, each for the next request that matches it. */
export function openFaults() {
  const waiting: { route: RegExp; fault: Fault }[] = [];
  return {
    add: (route: RegExp, ...faults: readonly Fault[]) =>
      void waiting.push(...faults.map((fault) => ({ route, fault }))),
    take: (request: string): Fault | undefined => {
      const at = waiting.findIndex(({ route }) => route.test(request));
      return at < 0 ? undefined : waiting.splice(at, 1)[0]?.fault;
    },
  };
}

export function goWrong(fault: Exclude<Fault, { kind: 'none' }>, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      answer(response, fault.status, { message: 'as ordered', code: fault.code ?? 0 });
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'limit': {
      const seconds = fault.afterMs / 1000;
      const headers = {
        'retry-after': String(seconds),
        'x-ratelimit-scope': fault.global ? 'global' : 'user',
        ...(fault.global ? { 'x-ratelimit-global': 'true' } : {}),
      };
      const body = {
        message: 'You are being rate limited.',
        retry_after: seconds,
        global: fault.global === true,
      };
      answer(response, 429, body, headers);
      return;
    }
    default:
      fault satisfies never;
  }
}

export function answer(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
