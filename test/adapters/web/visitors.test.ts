import { expect, it } from 'vitest';
import { networkOf } from '#adapters/web/serve/visitors.ts';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  // As some proxies write it.
  ['203.0.113.7:50123', '203.0.113.7'],
  // An IPv4 reader on a line of both kinds.
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['[::FFFF:203.0.113.7]:443', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2', '2001:db8:0:0'],
  ['2001:db8:0:0:aa::', '2001:db8:0:0'],
  ['[2001:db8::7]:443', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
  ['unknown', 'unknown'],
])('%s is one reader with all of %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
