import { describe, expect, it } from 'vitest';
import { whoseAsked } from '#core/commands/talk/asked-whose.ts';

/** Whose, about what, and since when. */
function read(line: string): string {
  const asked = whoseAsked(line);
  return asked ? `${asked.name}${asked.about}${asked.when}` : 'nothing';
}

/** Whose papers are meant, and the lines that ask for them. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Song Han about quantization': ['what did Song Han write about quantization'],
  'Song Han about agents since july': [
    'what has Song Han published on agents since july',
    'what did Song Han publish since july on agents',
  ],
  'Song Han about robots this week': ['what did Song Han write this week about robots'],
  'Song Han today': ['which papers did Song Han write today'],
  'SONG HAN': [
    'DID SONG HAN PUBLISH ANYTHING',
    'EVERYTHING SONG HAN WROTE',
    "SHOW ME SONG HAN'S PAPERS",
    'WHAT DID SONG HAN WRITE',
    'WHO IS SONG HAN',
  ],
  'Song Han': [
    "Song Han's latest papers",
    'everything Song Han wrote',
    'what did Song Han write recently',
    'who is Song Han',
  ],
  'Song Han this year': [
    'what did Song Han publish this year',
    'show me what Song Han published this year',
    "Song Han's papers this year",
    'has Song Han published anything this year',
  ],
  'Song Han about quantization since 2025': ["Song Han's papers about quantization since 2025"],
  'LeCun since 2024': ['which papers has LeCun published since 2024'],
  'LeCun this month': ['did LeCun publish anything new this month'],
};

describe("somebody's papers", () => {
  describe.each(Object.entries(READ))('are asked for: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'papers about robots that were published',
    'papers on Song Han wrote',
    'everything in here published',
  ])('are not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});
