import { expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { plainText } from '#core/document.ts';
import { uncertainNotice } from '#core/format/subscription/notice.ts';

it('a person whose own digest may be missing is told that it is not sent again, and nothing of a channel', () => {
  const { blocks } = uncertainNotice(directMessages({ platform: 'mail', id: 'p1' }), '2026-08-20');
  const said = blocks.flatMap((block) => (block.kind === 'text' ? [plainText(block.text)] : [])).join(' ');
  expect(said).toContain('A message of 2026-08-20 was sent to you');
  expect(said).toContain('not sent again');
  expect(said).not.toMatch(/channel/);
});
