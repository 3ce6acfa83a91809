import { describe, expect, it } from 'vitest';
import { MODES } from './adapter-on-slack.ts';
import { programOnSlack } from './program-on-slack.ts';

const FLOOD = 50;
// So slow that no second of a busy machine brings one more.
const allowance = { burst: 10, everyMs: 3_600_000 };

describe.each(MODES)('fifty commands of one person at once, over %s', (mode) => {
  it('are each acknowledged: ten are answered, one is told why not, and nobody else waits', async () => {
    await using s = await programOnSlack(mode, { allowance });
    const taken = await Promise.all(
      Array.from({ length: FLOOD }, (_, at) => s.command(`search quantization ${at}`)),
    );
    expect(taken).toHaveLength(FLOOD);
    await s.slack.until(() => s.slack.responses.length >= 11);
    const other = await s.ask('topics', { user: 'U2' });
    expect(other.words).toContain('Nothing is followed here yet');
    const refused = s.slack.responses.filter((each) => JSON.stringify(each).includes('a lot at once'));
    expect([s.slack.responses.length, refused.length]).toEqual([12, 1]);
  });
});
