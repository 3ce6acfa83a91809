import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { Fault } from '#test/fakes/slack/calls.ts';
import { fakeSlack, type Slack } from '#test/fakes/slack/index.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { envOfSlack, startTalking } from '../talking.ts';
import { until } from '../waits.ts';

/** People who ask, where answers do not get there, and where a bot is so large that it has many lines. */
export const answers: readonly Row[] = [
  { name: 'answers-fail', run: answersFail },
  { name: 'ten-shards', run: tenShards, long: true },
];

const TRIES = 3;

/** An answer fails once, twice, on its own way for ever, and on the next way, too. */
async function answersFail({ short, random }: Effort): Promise<Outcome> {
  await using slack = await fakeSlack();
  await using _ = await startTalking(envOfSlack(slack));
  const { command } = userActionsOn(slack);
  const rounds = short ? 1 : 10;
  const came: Record<Way, number> = { itself: 0, whispered: 0, directly: 0 };
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [own, next]] of FAILS.entries()) {
      const user = personIn(slack, `U5${round}${at}`);
      slack.fail('respond', ...faults(own, random));
      slack.fail('chat.postEphemeral', ...faults(next, random));
      const before = answersTo(slack, user);
      await command('help', { user });
      came[await wayTaken(slack, user, before)] += 1;
    }
  }
  const all = 2 * rounds;
  const good = came.itself === all && came.whispered === rounds && came.directly === rounds;
  const figures = `${rounds * FAILS.length} asked: ${came.itself} answered at a later try, ${came.whispered} by a whisper, ${came.directly} directly`;
  return { figures, verdict: good ? 'ok' : 'FAILED' };
}

/** How often an answer fails by its own way, and by the next one. */
const FAILS = [
  [1, 0],
  [2, 0],
  [TRIES, 0],
  [TRIES, TRIES],
] as const;

type Way = 'itself' | 'whispered' | 'directly';

function faults(many: number, random: () => number): Fault[] {
  return Array.from({ length: many }, (): Fault => {
    return random() < 0.5 ? { kind: 'reset' } : { kind: 'status', status: random() < 0.5 ? 500 : 503 };
  });
}

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

const WAYS: readonly Way[] = ['itself', 'whispered', 'directly'];

async function wayTaken(slack: Slack, user: string, before: Record<Way, number>): Promise<Way> {
  const taken = () => WAYS.find((way) => answersTo(slack, user)[way] > before[way]);
  await until('an answer', () => taken() !== undefined);
  return taken() ?? 'itself';
}

const SHARDS = 10;

/** Each of ten shards is let in five seconds after the one before; then somebody asks on each. */
async function tenShards(): Promise<Outcome> {
  await using discord = await fakeDiscord({ shards: SHARDS, atOnce: 1 });
  const guilds = Array.from({ length: SHARDS }, (_, shard) => discord.state.guild({ shard, of: SHARDS }));
  await using _ = await startTalking({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
  const asked = guilds.map(({ owner: user, channels: [channel] }) => {
    if (!channel) throw new Error('a server has a channel');
    return discord.command({ user, channel }, ['papers', 'help']);
  });
  await until('every answer', () => asked.every(({ edited }) => edited));
  const shards = new Set(discord.gateway.identified.map(({ shard }) => String(shard))).size;
  const figures = `${shards} shards logged in, ${asked.length} commands answered`;
  return { figures, verdict: shards === SHARDS ? 'ok' : 'FAILED' };
}
