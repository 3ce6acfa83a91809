import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeSlack, type Slack } from '#test/fakes/slack/index.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { envOfSlack, startTalking } from '../talking.ts';
import { until } from '../waits.ts';

/** An answer fails once, twice, on its own way for ever, and on the next way, too. */
export const answersFail: readonly Row[] = [
  { name: 'answers-fail', run: onSlack },
  { name: 'answers-discord', run: onDiscord },
];

const TRIES = 3;

/** How often an answer fails by its own way, and by the next one. */
const FAILS = [
  [1, 0],
  [2, 0],
  [TRIES, 0],
  [TRIES, TRIES],
] as const;

type Way = 'itself' | 'whispered' | 'directly';

type Broken = { kind: 'reset'; stored: false } | { kind: 'status'; status: number; stored: false };

/** What goes wrong with the answers of somebody new, who then asks; which way an answer has come to them by, once it has. */
type Ask = (person: string, own: readonly Broken[], next: readonly Broken[]) => () => Way | undefined;

async function asked({ short, random }: Effort, ask: Ask): Promise<Outcome> {
  const faults = (many: number) =>
    Array.from({ length: many }, (): Broken => {
      if (random() < 0.5) return { kind: 'reset', stored: false };
      return { kind: 'status', status: random() < 0.5 ? 500 : 503, stored: false };
    });
  const rounds = short ? 1 : 10;
  const came: Record<Way, number> = { itself: 0, whispered: 0, directly: 0 };
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [own, next]] of FAILS.entries()) {
      const way = ask(`${round}${at}`, faults(own), faults(next));
      await until('an answer', () => way() !== undefined);
      came[way() ?? 'itself'] += 1;
    }
  }
  const good = came.itself === 2 * rounds && came.whispered === rounds && came.directly === rounds;
  const figures = `${rounds * FAILS.length} asked: ${came.itself} answered at a later try, ${came.whispered} by a whisper, ${came.directly} directly`;
  return { figures, verdict: good ? 'ok' : 'FAILED' };
}

async function onSlack(effort: Effort): Promise<Outcome> {
  await using slack = await fakeSlack();
  await using _ = await startTalking(envOfSlack(slack));
  const { command } = userActionsOn(slack);
  return await asked(effort, (person, own, next) => {
    const user = personIn(slack, `U5${person}`);
    slack.fail('respond', ...own);
    slack.fail('chat.postEphemeral', ...next);
    const before = answersTo(slack, user);
    // What matters is the answer, whatever its acknowledgement comes to.
    command('help', { user }).catch(() => undefined);
    return () => WAYS.find((way) => answersTo(slack, user)[way] > before[way]);
  });
}

const WAYS: readonly Way[] = ['itself', 'whispered', 'directly'];

function personIn(slack: Slack, id: string): string {
  const workspace = slack.workspace('T1');
  addUser(workspace, id);
  workspace.channels.get('C1')?.members.add(id);
  return id;
}

function answersTo(slack: Slack, user: string): Record<Way, number> {
  const { channels } = slack.workspace('T1');
  return {
    itself: slack.responses.length,
    whispered: channels.get('C1')?.whispers.length ?? 0,
    directly: channels.get(`D${user}`)?.messages.length ?? 0,
  };
}

async function onDiscord(effort: Effort): Promise<Outcome> {
  await using discord = await fakeDiscord();
  const guild = discord.state.guild();
  const [channel] = guild.channels;
  if (!channel) throw new Error('a server has a channel');
  await using _ = await startTalking({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
  return await asked(effort, (person, own, next) => {
    const user = discord.state.user(`reader ${person}`);
    discord.fail(/^PATCH \/webhooks\//, ...own);
    discord.fail(/^POST \/webhooks\//, ...next);
    // Its answer is one message: of several, each goes the way that it finds.
    const interaction = discord.command({ user, channel }, ['papers', 'topics']);
    const direct = () => discord.state.messages.some((each) => each.channel.recipient?.id === user.id);
    return () => {
      if (interaction.edited) return 'itself';
      if (interaction.messages.length > 1) return 'whispered';
      return direct() ? 'directly' : undefined;
    };
  });
}
