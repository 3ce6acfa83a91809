import { expect, it } from 'vitest';
import { withRoomForGists } from '#adapters/shared/paper/gist-room.ts';

/** As many messages as a thousand characters of papers and their gists take, each told by the room of its gists. */
const making = (papers: number, own: number) => (gist: number) =>
  Array.from({ length: Math.ceil((papers * (own + gist)) / 1_000) }, () => gist);

it('gists are whole where that takes no message more', () => {
  expect(withRoomForGists(making(2, 100))).toEqual([280]);
  expect(withRoomForGists(() => [1, 2, 3])).toEqual([1, 2, 3]);
  expect(withRoomForGists(() => [])).toEqual([]);
});

it('else they are as long as there is room for without one', () => {
  const [room = 0, ...more] = withRoomForGists(making(4, 50));
  expect(more).toEqual([]);
  expect(room).toBeGreaterThan(180);
  expect(room).toBeLessThanOrEqual(200);
});

it('and have two lines left where there is hardly any', () => {
  const rooms = withRoomForGists(making(8, 130));
  expect(rooms).toHaveLength(2);
  expect(rooms[0]).toBe(120);
});
