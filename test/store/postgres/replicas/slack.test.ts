import { describe, expect, it } from 'vitest';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { describeFlows } from '#test/adapters/slack/flows.ts';
import { peopleOnSlack } from '#test/adapters/slack/people-on-slack.ts';
import type { Slack } from '#test/fakes/slack/index.ts';
import { freePort } from '#test/free-port.ts';
import { freshName, onServer, SERVER, urlOf } from '../database.ts';
import { balance } from './balancer.ts';
import { startReplicas } from './start-replicas.ts';

/** Two programs that Slack reaches by one address over HTTP, on one database, and people who ask them. */
async function twoReplicas() {
  const people = await peopleOnSlack();
  const name = freshName();
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
  const url = urlOf(name);
  const ports = await Promise.all([freePort(), freePort()]);
  const replicas = await startReplicas(
    ports.map((port) => ({
      ...people.environment,
      ...people.overHttp(port),
      SLACK_BOT_TOKEN: 'xoxb-of-T1',
      DATABASE_URL: url,
    })),
  );
  const balancer = await balance(ports);
  people.overHttp(balancer.port);
  const state = await openPostgresState(url);
  return {
    ...people,
    replicas,
    state: () => state,
    [Symbol.asyncDispose]: async () => {
      const [one = 0, other = 0] = balancer.given.values();
      expect(Math.abs(one - other), 'each has answered half of it').toBeLessThan(2);
      await Promise.all([replicas, balancer].map((each) => each[Symbol.asyncDispose]()));
      await state.close();
      await people[Symbol.asyncDispose]();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Has Slack tell of everything three times, so that each replica hears of it: as where acknowledgements are lost. */
function tellAgain(slack: Slack): void {
  const { deliver } = slack;
  slack.deliver = async (envelope, how) => {
    const first = deliver(envelope, how);
    // What is sent off is never told again: its acknowledgement is its answer.
    if (envelope.payload.type === 'view_submission') return first;
    await Promise.all([1, 2].map((retry) => deliver(envelope, { ...how, retry })));
    return first;
  };
}

/** Everything that was said, each by where it stands. */
function saidOn(slack: Slack): readonly string[] {
  const { channels } = slack.workspace('T1');
  const inChannels = [...channels.values()].flatMap(({ id, messages, whispers }) =>
    [...messages, ...whispers].map(({ text, blocks }) => `${id} ${text} ${JSON.stringify(blocks)}`),
  );
  return [...slack.responses.map((response) => JSON.stringify(response)), ...inChannels];
}

describe.skipIf(!SERVER)('two replicas behind a balancer', () => {
  describeFlows('each told of everything, once and again', async () => {
    const s = await twoReplicas();
    tellAgain(s.slack);
    return {
      ...s,
      [Symbol.asyncDispose]: async () => {
        await s[Symbol.asyncDispose]();
        const said = saidOn(s.slack);
        expect(said.length).toBe(new Set(said).size);
      },
    };
  });

  it('answer each of 100 presses once, whichever is told first', async () => {
    await using s = await twoReplicas();
    tellAgain(s.slack);
    await s.ask('search quantization');
    const before = s.slack.responses.length;
    const presses = Array.from({ length: 100 }, (_, at) =>
      s.press({ user: `U${1 + (at % 2)}`, action: { action_id: 'paper:2608.10020', option: 'paper' } }),
    );
    await Promise.all(presses);
    await s.slack.until(() => s.slack.responses.length >= before + 100);
    await s.ask('help');
    const answers = s.slack.responses.slice(before, -1);
    expect(answers).toHaveLength(100);
    expect(new Set(answers.map(({ url }) => url)).size).toBe(100);
  });

  it('go on with one of them when the other is gone, once Slack has asked again', async () => {
    await using s = await twoReplicas();
    await s.replicas.kill(0);
    const direct = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1' };
    for (let nth = 0; nth < 6; nth += 1) {
      const event = { ...direct, ts: `6.${nth}`, text: `follow topic ${nth} for me` };
      const told: number[] = [];
      // Once more than it has to.
      for (const retry of [0, 1, 2]) told.push((await s.event(event, { id: `Ev${nth}` }, { retry })).status);
      expect(told.toSorted().slice(0, 1)).toEqual([200]);
      expect(told).toContain(502);
    }
    const said = () => s.messagesIn('DU1').map(({ text }) => String(text));
    await s.slack.until(() => said().filter((text) => text.includes('now follow')).length === 6);
    expect(said().filter((text) => text.includes('now follow'))).toHaveLength(6);
  });
});
