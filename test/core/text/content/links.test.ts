import { describe, expect, it } from 'vitest';
import { withoutLinks } from '#core/text/content/links.ts';

describe('a text without its links', () => {
  it.each([
    ['It prunes. Our code is available at https://github.com/example/SAE.', 'It prunes.'],
    ['It prunes. Code: https://example.org/sae', 'It prunes.'],
    ['It prunes. Project page: example.github.io/sae', 'It prunes.'],
    ['We measure https://example.org/x on two sets.', 'We measure   on two sets.'],
    ['Nothing to see, and/or nothing to say.', 'Nothing to see, and/or nothing to say.'],
  ])('%s', (text, left) => expect(withoutLinks(text)).toBe(left));
});
