const WORDS = {
  400: 'This form cannot be read.',
  405: 'Pages are only read here.',
  414: 'This address is too long.',
  429: 'That was a lot at once: please ask again in a minute.',
};

/** An answer of a word, for programs that ask amiss. */
export function refusal(
  status: keyof typeof WORDS,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${WORDS[status]}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
