import { describe, expect, it } from 'vitest';
import { whoseAsked } from '#core/commands/talk/asked-whose.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(whoseAsked(line));

/** Whose papers are meant, and the lines that ask for them. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '{"name":"Song Han","when":""}': [
    "Song Han's latest papers",
    'everything Song Han wrote',
    'what did Song Han write recently',
    'who is Song Han',
  ],
  '{"name":"LeCun","when":" since 2024"}': ['which papers has LeCun published since 2024'],
  '{"name":"LeCun","when":" this month"}': ['did LeCun publish anything new this month'],
};

describe("somebody's papers", () => {
  describe.each(Object.entries(READ))('are asked for: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});
