import { expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import type { Wants } from '#core/topics/presses.ts';
import { learnedOf } from '#engine/access/learned.ts';
import { openState } from '#store/state/state.ts';
import { paper } from '#test/fakes/papers.ts';

const HERE = { platform: 'p', workspace: 'w', id: 'c' };
const channel = { kind: 'channel', channel: HERE } as const;
const archive = { paper: (id: string) => ({ paper: paper({ id }) }) };
const idsOf = (papers: readonly Paper[]) => papers.map(({ id }) => id);

async function place() {
  const { saved, presses } = await openState(':memory:');
  let at = 0;
  const say = async (who: string, id: string, wants: Wants = 'more') => {
    const press = { place: HERE, person: { platform: 'p', id: who }, paper: paper({ id }), wants, at: at++ };
    await presses.put(press);
  };
  const learned = async () => await learnedOf({ saved, presses, archive }, channel, []);
  return { say, learned, saved, presses };
}

it('a channel learns from one voice a person and paper, and nothing where they are even', async () => {
  const { say, learned } = await place();
  await say('ada', 'a');
  await say('bo', 'a', 'less');
  await say('cy', 'a', 'less');
  await say('ada', 'b');
  await say('bo', 'b', 'less');
  await say('cy', 'c');
  const { liked, disliked } = await learned();
  expect([liked.map((each) => each.paper.id), idsOf(disliked)]).toEqual([['c'], ['a']]);
});

it('whoever says much does not speak for all', async () => {
  const { say, learned } = await place();
  await say('bo', 'bo');
  for (let at = 0; at < 80; at++) await say('ada', `ada-${at}`);
  const liked = (await learned()).liked.map((each) => each.paper.id);
  expect(liked.length).toBe(50);
  expect(liked).toContain('bo');
});

it("what somebody saves is never a channel's", async () => {
  const { learned, saved } = await place();
  await saved.put({ platform: 'p', id: 'ada' }, { paper: paper({ id: 'kept' }), at: 0 });
  expect(await learned()).toEqual({ liked: [], disliked: [] });
});

it('what was left out tells what is not liked, from three papers on, unless it is liked', async () => {
  const { saved, presses } = await place();
  const person = { platform: 'p', id: 'ada' };
  await saved.put(person, { paper: paper({ id: 'kept' }), at: 0 });
  const owner = { kind: 'person', person } as const;
  const left = async (...ids: string[]) => {
    const mutes = ids.map((id) => ({ owner, kind: 'paper', paper: id }) as const);
    return idsOf((await learnedOf({ saved, presses, archive }, owner, mutes)).disliked);
  };
  expect(await left('out', 'kept')).toEqual([]);
  expect(await left('out', 'kept', 'gone')).toEqual(['gone', 'out']);
});
