// Node's and undici's words for a connection that was never made.
const CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** How deep the error that says so may lie behind those that SDKs make of it. */
const DEPTH = 6;

/** Whether a request failed before one byte of it had left, by its error or what caused that. */
export function wasUnreached(error: unknown, depth = DEPTH): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false;
  const { code, cause, original } = error as { code?: unknown; cause?: unknown; original?: unknown };
  return CODES.has(code) || wasUnreached(cause, depth - 1) || wasUnreached(original, depth - 1);
}
