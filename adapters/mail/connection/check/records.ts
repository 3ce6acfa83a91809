/** The TXT records at a name, each in the strings that it comes in; rejects where there are none, too. */
export type TextLookup = (name: string) => Promise<readonly (readonly string[])[]>;

/** No such name, or nothing at it: an answer, and no failure. */
const NOTHING: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA']);

/** The records at a name that are of a kind. Rejects where nobody answers. */
export async function recordsAt(
  name: string,
  look: TextLookup,
  isWanted: (text: string) => boolean,
): Promise<readonly string[]> {
  try {
    return (await look(name)).map((strings) => strings.join('')).filter(isWanted);
  } catch (error) {
    if (NOTHING.has((error as { code?: unknown }).code)) return [];
    throw error;
  }
}

/** The value of a tag in a record such as `v=DMARC1; p=none`; undefined where it has none. */
export function tag(record: string, name: string): string | undefined {
  return new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;]*?)\\s*(?:;|$)`, 'i').exec(record)?.[1];
}
