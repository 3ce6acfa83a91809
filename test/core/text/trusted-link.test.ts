import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustedLink, trustedPicture, unknownHost } from '#core/text/trusted-link.ts';

describe('a link that may be shown', () => {
  it.each([
    ['https://huggingface.co/papers/2608.01234', 'huggingface.co', true],
    ['https://www.arxiv.org/abs/2608.01234', 'arxiv.org', true],
    ['https://lab.github.io/paper', 'lab.github.io', true],
    ['https://workshop.stanford.edu/a.pdf?b=1#c', 'workshop.stanford.edu', false],
    ['https://evilhuggingface.co/papers/1', 'evilhuggingface.co', false],
    ['https://huggingface.co.evil.com/papers/1', 'huggingface.co.evil.com', false],
    ['https://пример.рф/', 'xn--e1afmkfd.xn--p1ai', false],
  ])('%s is of %s', (url, host, known) => {
    expect(trustedLink(url)).toMatchObject({ host, known });
    expect(unknownHost(url)).toBe(known ? '' : host);
  });

  it.each([
    '',
    'nonsense',
    'http://arxiv.org/abs/2608.01234',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://arxiv.org@evil.com/',
    'https://user:pass@arxiv.org/',
    'https://arxiv.org:8443/',
    'https://127.0.0.1/',
    'https://0x7f000001/',
    'https://[::1]/',
    'https://localhost/',
    'https://router.lan/',
    'https://intranet/',
    'https://evil.example/',
  ])('is not %s', (url) => {
    expect(trustedLink(url)).toBeUndefined();
    expect(unknownHost(url)).toBe('');
  });

  it('is never one of a machine or a user, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (url) => {
        const link = trustedLink(url);
        if (link) expect(link.href).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z][a-z0-9-]*\//);
      }),
    );
  });
});

it('a picture is loaded from where pictures of papers live alone', () => {
  const picture = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.12345.png';
  expect(trustedPicture(picture)).toBe(picture);
  expect(trustedPicture('https://github.com/x.png')).toBeUndefined();
  expect(trustedPicture(undefined)).toBeUndefined();
});
