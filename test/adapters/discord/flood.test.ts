import { describe, expect, it } from 'vitest';
import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { programOnDiscord } from './program-on-discord.ts';

const FLOOD = 100;
// So slow that no second of a busy machine brings one more.
const allowance = { burst: 10, everyMs: 3_600_000 };
const ended = (each: FakeInteraction) => each.until(({ edited, takenBack }) => edited || takenBack);

describe('a hundred commands of one person at once', () => {
  it('are each acknowledged: ten are answered, one is told why not, and nothing of the others stays', async () => {
    await using s = await programOnDiscord({ allowance });
    const doing = { user: s.reader, channel: s.channel };
    const flood = Array.from({ length: FLOOD }, (_, at) =>
      s.discord.command(doing, ['papers', 'search'], { query: `quantization ${at}` }),
    );
    await Promise.all(flood.map(ended));
    const [answers, taken] = [flood.filter(({ edited }) => edited), flood.filter((each) => each.takenBack)];
    expect([answers.length, taken.length]).toEqual([11, FLOOD - 11]);
    const refused = answers.filter(({ messages }) =>
      JSON.stringify(messages[0]?.body).includes('a lot at once'),
    );
    expect(refused).toHaveLength(1);
    expect(taken.flatMap(({ messages }) => messages)).toEqual([]);
    expect(s.discord.problems).toEqual([]);
  });

  it('keep nobody else from an answer', async () => {
    await using s = await programOnDiscord({ allowance });
    for (let at = 0; at < FLOOD; at++)
      s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'search'], { query: `llm ${at}` });
    const other = await ended(s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'topics']));
    expect(JSON.stringify(other.messages[0]?.body)).toContain('Nothing is followed here yet');
  });

  it('are no fewer for what was completed while they were typed, which is offered when they are used up, too', async () => {
    await using s = await programOnDiscord({ allowance });
    const doing = { user: s.reader, channel: s.channel };
    const offered = async () =>
      (await s.discord.type(doing, ['papers', 'paper'], ['paper', 'robots'])).length;
    for (let letter = 0; letter <= allowance.burst; letter++) expect(await offered()).toBeGreaterThan(0);
    const asked = Array.from({ length: allowance.burst }, (_, at) =>
      s.discord.command(doing, ['papers', 'search'], { query: `quantization ${at}` }),
    );
    await Promise.all(asked.map(ended));
    const answers = asked.map(({ messages }) => JSON.stringify(messages[0]?.body));
    expect(answers.filter((answer) => answer?.includes('a lot at once'))).toEqual([]);
    expect(await offered()).toBeGreaterThan(0);
  });
});
