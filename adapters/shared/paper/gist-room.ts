import { GIST } from '#core/text/gist/clip-gist.ts';

// Two lines on a phone: less would say too little.
const LEAST = 120;
const STEP = 20;

/** The messages of a document with its gists as long as they can be without taking one message more: all whole, else each at most as long as there is room for, so that no paper pays for another. `make` is given the most characters of a gist. */
export function withRoomForGists<T>(make: (gist: number) => readonly T[]): readonly T[] {
  const whole = make(GIST);
  if (whole.length < 2) return whole;
  let best = make(LEAST);
  if (whole.length <= best.length) return whole;
  let [from, to] = [LEAST, GIST];
  while (to - from > STEP) {
    const room = Math.round((from + to) / 2);
    const messages = make(room);
    if (messages.length <= best.length) [best, from] = [messages, room];
    else to = room;
  }
  return best;
}
