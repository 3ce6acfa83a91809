/** `nonce` takes the same marker only once within its window, as Discord does; `read-back` takes everything, as Slack does. */
export type Model = 'nonce' | 'read-back';

interface Message {
  id: string;
  channel: string;
  marker: string;
  payload: string;
  /** The platform's own time of it, in epoch milliseconds. */
  at: number;
}

export interface Messages {
  readonly all: Message[];
  post(message: Pick<Message, 'channel' | 'marker' | 'payload'>): Message;
  since(channel: string, from: number): Message[];
}

/** What a platform has accepted, by its own clock. */
export function openMessages({
  model,
  windowMs,
  now,
}: {
  model: Model;
  windowMs: number;
  now: () => number;
}): Messages {
  const all: Message[] = [];
  return {
    all,
    post: (message) => {
      const known = all.find(({ marker, at }) => marker === message.marker && now() - at <= windowMs);
      if (model === 'nonce' && known) return known;
      const posted = { ...message, id: `m${all.length}`, at: now() };
      all.push(posted);
      return posted;
    },
    since: (channel, from) => all.filter((message) => message.channel === channel && message.at >= from),
  };
}
