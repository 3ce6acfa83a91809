/** What the named groups of a pattern take in a text, by name: a group that took no part is undefined, and so is each where the pattern is not found. The pattern has no flag g or y. */
export function namedIn(pattern: RegExp, text: string): Readonly<Record<string, string | undefined>> {
  return pattern.exec(text)?.groups ?? {};
}
