import { recordsAt, type TextLookup, tag } from './records.ts';

/** What a domain asks other servers to do with what does not count as its own. */
export interface Policy {
  /** The name that it stands at. */
  readonly at: string;
  readonly action: string;
  /** Whether only the very same domain counts, by SPF and by DKIM. */
  readonly isStrictSpf: boolean;
  readonly isStrictDkim: boolean;
}

/** A domain's policy, else that of a domain above it. Rejects where nobody answers. */
export async function readPolicy(domain: string, look: TextLookup): Promise<Policy | undefined> {
  const at = `_dmarc.${domain}`;
  const [record] = await recordsAt(at, look, (text) => /^v=DMARC1(?:\s*;|$)/i.test(text));
  if (record !== undefined) {
    const isStrict = (name: string) => tag(record, name)?.toLowerCase() === 's';
    return {
      at,
      action: tag(record, 'p') ?? 'none',
      isStrictSpf: isStrict('aspf'),
      isStrictDkim: isStrict('adkim'),
    };
  }
  const above = domain.slice(domain.indexOf('.') + 1);
  return above.includes('.') ? await readPolicy(above, look) : undefined;
}

/** Whether what is said of one domain counts for another: the same one, or, where that is enough, one below the other. */
export function isAligned(from: string, other: string, isStrict: boolean): boolean {
  const [a, b] = [from.toLowerCase(), other.toLowerCase()];
  return a === b || (!isStrict && (a.endsWith(`.${b}`) || b.endsWith(`.${a}`)));
}
