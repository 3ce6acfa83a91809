import type { ClientOptions } from './client.ts';

type SdkFetch = NonNullable<ClientOptions['fetch']>;

/** How the address of a socket is asked for. */
export interface SocketAddress {
  readonly fetch: SdkFetch;
  /** From now on a refusal is waited out. */
  running(): void;
  /** Why there is no new address, where that is so. */
  trouble(): string | undefined;
}

/** While the program runs, any refusal looks like a lost line, which is tried again for ever: what Socket Mode takes for final is a rejection that nobody handles, and would end the process. */
export function socketAddress(ask: typeof fetch): SocketAddress {
  let isRunning = false;
  let trouble: string | undefined;
  return {
    running: () => {
      isRunning = true;
    },
    trouble: () => trouble,
    fetch: async (url, init = {}) => {
      const response = await ask(url, init as RequestInit);
      if (!isRunning || response.status === 429) return response;
      trouble = await refusalIn(response.clone());
      if (trouble) throw new Error(`Slack gave no address for a socket: ${trouble}`);
      return response;
    },
  };
}

async function refusalIn(response: Response): Promise<string | undefined> {
  if (!response.ok) return `status ${response.status}`;
  const { ok, error } = (await response.json()) as { ok?: boolean; error?: string };
  return ok ? undefined : (error ?? 'no reason given');
}
