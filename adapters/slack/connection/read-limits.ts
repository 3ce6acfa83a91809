/** What Slack has said of methods that only read: it limits each by itself, in each workspace. Posts have a pace of their own. */
export interface ReadLimits {
  /** The answer that Slack would give, while it is known that it would refuse. */
  refusal(token: string, url: string): Response | undefined;
  /** Takes in an answer, which is left to be read. */
  heard(token: string, url: string, answer: Response): void;
}

const READS = /\/(?:conversations\.(?:history|replies|info|members)|users\.(?:conversations|info))$/;

/** `ticks` are milliseconds by a clock that nobody sets. */
export function openReadLimits(ticks: () => number): ReadLimits {
  const held = new Map<string, number>();
  const keyOf = (token: string, url: string) => `${token} ${url.split('/').at(-1)}`;
  return {
    refusal: (token, url) => {
      const key = keyOf(token, url);
      const leftMs = (held.get(key) ?? 0) - ticks();
      if (leftMs > 0) return refusedFor(Math.ceil(leftMs / 1_000));
      held.delete(key);
      return undefined;
    },
    heard: (token, url, { status, headers }) => {
      if (status !== 429 || !READS.test(url)) return;
      held.set(keyOf(token, url), ticks() + Number(headers.get('retry-after') ?? 1) * 1_000);
    },
  };
}

function refusedFor(seconds: number): Response {
  return Response.json(
    { ok: false, error: 'ratelimited' },
    { status: 429, headers: { 'retry-after': String(seconds) } },
  );
}
