/** Where in a session: at the greeting, at a login, at the envelope's commands, while the text comes, at the final dot. */
export type At = 'connect' | 'login' | 'mail' | 'rcpt' | 'text' | 'dot';

/** One way in which a session goes wrong; where the mail is `stored`, the server has taken it all the same. */
export type MailFault = { readonly at: At; readonly stored?: boolean } & (
  | { readonly kind: 'reply'; readonly code: number; readonly words: string }
  /** The connection is cut, or nothing more is ever said over it. */
  | { readonly kind: 'drop' | 'hang' }
  /** What is said then ends in mid-word, and so does the connection. */
  | { readonly kind: 'half'; readonly words: string }
);

/** How a mail is taken: how long its acceptance and the answer to it take, and what goes wrong. */
export interface MailWeather {
  readonly acceptMs?: number;
  readonly answerMs?: number;
  readonly fault?: MailFault | undefined;
}
