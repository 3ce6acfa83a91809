/** Hears what Slack answers to calls with a token, and so knows when it is good for nothing any more. */
export interface TokenWatch {
  /** Takes in an answer, which is left to be read. */
  heard(token: string, answer: Response): void;
  /** Slack's word for why a token was refused the last time; undefined where it was not. */
  refusal(token: string): string | undefined;
}

const REFUSED = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked']);

export function watchTokens(): TokenWatch {
  const refused = new Map<string, string>();
  const take = (token: string, { ok, error = '' }: { ok?: boolean; error?: string }): void => {
    if (REFUSED.has(error)) refused.set(token, error);
    else if (ok) refused.delete(token);
  };
  return {
    heard: (token, answer) => {
      // What is no JSON says nothing of a token.
      answer
        .clone()
        .json()
        .then((body) => take(token, body as { ok?: boolean; error?: string }))
        .catch(() => undefined);
    },
    refusal: (token) => refused.get(token),
  };
}
