import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mailbox } from '#core/subscriptions/mail/mailbox.ts';

const read = (typed: string) => Mailbox.safeParse(typed).data;

describe('the address of a mailbox', () => {
  it.each([
    ['ann@example.org', 'ann@example.org'],
    ['  Ann.Example+papers@Example.ORG ', 'Ann.Example+papers@example.org'],
    ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
    ['"ann b"@example.org', '"ann b"@example.org'],
    ['"a@b"@example.org', '"a@b"@example.org'],
    ["o'neil@mail.example.co.uk", "o'neil@mail.example.co.uk"],
  ])('%s is kept as %s', (typed, kept) => {
    expect(read(typed)).toBe(kept);
  });

  it.each([
    '',
    'ann',
    '@example.org',
    'ann@',
    'ann@localhost',
    'ann@127.0.0.1',
    'ann@[127.0.0.1]',
    'ann@example.org.',
    'ann@exa mple.org',
    'ann@example.org/path',
    'ann@example.org:25',
    'ann@-example.org',
    '.ann@example.org',
    'ann..b@example.org',
    'ann@b@example.org',
    'Ann <ann@example.org>',
    'ann@example.org, bob@example.org',
    'ann@example.org\r\nBcc: bob@example.org',
    'ann\u0000@example.org',
    '"ann\r\n"@example.org',
    'ann@%65xample.org',
    `${'a'.repeat(65)}@example.org`,
    `ann@${'a'.repeat(64)}.org`,
    `ann@${'abcdefghi.'.repeat(26)}org`,
  ])('%j is none', (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it('whatever is typed, is one line of ASCII, has one form, and is bounded', () => {
    const piece = fc.constantFrom(...'aZ0.-+@"\\ <>,;:()[]/?#%\r\n\0\tüß。‮', 'xn--', 'example', '.org');
    const texts = fc
      .tuple(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 12 }))
      .map(([local, domain]) => `${local.join('')}@${domain.join('')}.org`);
    fc.assert(
      fc.property(texts, (typed) => {
        const kept = read(typed);
        if (kept === undefined) return;
        expect(kept).toMatch(/^[ -~]+@[a-z0-9.-]+$/);
        expect(kept.length).toBeLessThanOrEqual(254);
        expect(read(kept)).toBe(kept);
      }),
    );
  });
});
