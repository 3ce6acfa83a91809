/** Waits so many milliseconds, or until the signal aborts. */
export type AbortableSleep = (ms: number, signal: AbortSignal) => Promise<unknown>;
