import { describe, expect, it } from 'vitest';
import { digestsElsewhere } from '#core/commands/meant/digests/digests-elsewhere.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(digestsElsewhere(line));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'settings all': [
    'all digest in all channel',
    'all subscription',
    'every digest in the workspace',
    'in which channel do digests go',
    'list all digests',
    'see digests',
    'show me all of the subscriptions of this server',
    'what channels get digest',
  ],
  'subscribe move-to:#new channel:#old': ['move it from #old to #new'],
  'subscribe move-to:#papers': ['move the digest to #papers'],
  'subscribe move-to:#papers name:robots': ['transfer my robots digest to the channel #papers'],
};

describe('digests of other channels', () => {
  describe.each(Object.entries(READ))('are the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(['all digest robots', 'robots all digest', 'robots see digests', 'see digests robots'])(
    'are not meant: %s',
    (line) => expect(read(line)).toBe('nothing'),
  );
});
