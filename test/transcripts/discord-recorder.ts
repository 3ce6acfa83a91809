import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { program } from './program.ts';
import { quiet, within } from './quiet.ts';
import { inLines, openTranscript } from './transcript.ts';

const PATIENCE_MS = 5_000;

/** The whole program on a fake Discord, and what it sends there for each thing that is done. */
export async function recordDiscord(discord?: FakeDiscord, folder?: string) {
  const fake = discord ?? (await fakeDiscord());
  const p = await program({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: fake.url }, folder);
  const transcript = openTranscript();
  let seen = 0;
  /** Writes down what was sent since the last time; `sorted` where several things went on at once. */
  const written = async (sorted = false): Promise<void> => {
    await quiet({ count: () => fake.asked.length, running: p.running });
    const sent = fake.asked.slice(seen).map(({ method, path, body, files }) => {
      const line = `${method} ${path} ${inLines(body)}`;
      return [line, ...files.map(({ name, text }) => `file ${name}: ${text}`)].join('\n');
    });
    seen = fake.asked.length;
    for (const line of sorted ? sent.toSorted() : sent) transcript.came(line);
  };
  return {
    ...p,
    discord: fake,
    transcript,
    written,
    /** Does it and writes down what was sent; undefined where Discord does not let people do it. */
    record: async (what: string, act: () => FakeInteraction): Promise<FakeInteraction | undefined> => {
      transcript.did(what);
      let interaction: FakeInteraction;
      try {
        interaction = act();
      } catch (error) {
        transcript.came(`not let through: ${String(error)}`);
        return undefined;
      }
      const answered = await within(PATIENCE_MS, () => isAnswered(interaction));
      if (!answered) transcript.came('no answer');
      await written();
      return interaction;
    },
    [Symbol.asyncDispose]: async () => {
      await p[Symbol.asyncDispose]();
      await fake[Symbol.asyncDispose]();
    },
  };
}
export type DiscordRecorder = Awaited<ReturnType<typeof recordDiscord>>;

/** Whether there is more than "is thinking", or no longer even that. */
function isAnswered({ callback, edited, takenBack, messages }: FakeInteraction): boolean {
  return (
    edited || takenBack || messages.length > 1 || (callback !== undefined && ![5, 6].includes(callback.type))
  );
}
