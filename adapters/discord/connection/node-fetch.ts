import type { RESTOptions } from 'discord.js';

/**
 * Requests of discord.js by Node's own fetch. Its own undici asks through the dispatcher that all undicis of a process share;
 * that of Slack's SDK takes this place, and refuses the forms of any other, which the request never hears: it hangs.
 */
export const nodeFetch = {
  makeRequest: (async (url: string, init: RequestInit) => {
    try {
      return await fetch(url, init);
    } catch (error) {
      // What discord.js tries again, and what was never sent, is told by what fetch failed of.
      throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
    }
    // The types of two undicis differ in name only.
  }) as unknown as RESTOptions['makeRequest'],
};
