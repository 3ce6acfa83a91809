import type { TopicProfile, WeightedWord } from '../profile.ts';

/** A companion and its weight share one number, so that a topic's 32 lie in two lines of the processor's cache. */
export const WEIGHT_STEPS = 0xffff;

/**
 * Many topics packed side by side in typed arrays: about 180 bytes a topic. Those of one heaviest word lie together, so that what a
 * paper's words lead to is read from front to back: a processor waits for memory more than it counts.
 */
export type TopicTable = {
  readonly size: number;
  /** Topic `t` is number `given[t]` of those that were packed. */
  readonly given: Uint32Array;
  /** The topics' own words, numbered. */
  readonly words: ReadonlyMap<string, number>;
  /** The topics' pairs of words, numbered apart. */
  readonly pairs: ReadonlyMap<string, number>;
  /** The topics' companions, numbered apart: at most 65,536, as a reference has no more terms. */
  readonly companions: ReadonlyMap<string, number>;
  /** Topics by their own words, and by their pairs. */
  readonly withWord: Holders;
  readonly withPair: Holders;
  /** How many own words topic `t` has, and whether it has pairs, 1 or 0. */
  readonly lengths: Uint16Array;
  readonly paired: Uint8Array;
  /** Topic `t` has companions `codes[i]`, number << 16 | weight, for `i` in `starts[t]..starts[t + 1]`. */
  readonly company: { readonly starts: Uint32Array; readonly codes: Uint32Array };
  readonly background: Float32Array;
  readonly trust: Float32Array;
  readonly rarity: Float32Array;
};

/** Number `n` has weight `weights[i]` in topic `topics[i]`, for `i` in `slots[n]..slots[n + 1]`, the topics ascending. */
export type Holders = {
  readonly slots: Uint32Array;
  readonly topics: Uint32Array;
  readonly weights: Float32Array;
};

export function packTopics(given: readonly TopicProfile[]): TopicTable {
  const together = [...Map.groupBy(given.keys(), (number) => heaviestWord(given[number])).values()].flat();
  const profiles = together.flatMap((number) => given[number] ?? []);
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const companions = new Map<string, number>();
  return {
    size: profiles.length,
    given: Uint32Array.from(together),
    words,
    pairs,
    companions,
    withWord: invert(
      profiles.map((profile) => profile.words),
      words,
    ),
    withPair: invert(
      profiles.map((profile) => profile.pairs),
      pairs,
    ),
    lengths: new Uint16Array(profiles.map((profile) => profile.words.length)),
    paired: new Uint8Array(profiles.map((profile) => Math.min(1, profile.pairs.length))),
    company: packCompany(
      profiles.map((profile) => profile.companions),
      companions,
    ),
    background: new Float32Array(profiles.map((profile) => profile.background)),
    trust: new Float32Array(profiles.map((profile) => profile.trust)),
    rarity: new Float32Array(profiles.map((profile) => profile.rarity)),
  };
}

function heaviestWord(profile: TopicProfile | undefined): string | undefined {
  const none = { stem: '', weight: 0 };
  return profile?.words.reduce((heaviest, each) => (each.weight > heaviest.weight ? each : heaviest), none)
    .stem;
}

function invert(lists: readonly (readonly WeightedWord[])[], numbers: Map<string, number>): Holders {
  const held = Uint32Array.from(lists.flatMap((list) => list.map(({ stem }) => numberOf(stem, numbers))));
  const counts = new Uint32Array(numbers.size);
  for (const number of held) counts[number] = (counts[number] ?? 0) + 1;
  const slots = startsOf(counts);
  const free = slots.slice();
  const topics = new Uint32Array(held.length);
  const weights = new Float32Array(held.length);
  let at = 0;
  lists.forEach((list, topic) => {
    for (const { weight } of list) {
      const number = held[at] ?? 0;
      const slot = free[number] ?? 0;
      free[number] = slot + 1;
      topics[slot] = topic;
      weights[slot] = weight;
      at += 1;
    }
  });
  return { slots, topics, weights };
}

function packCompany(
  lists: readonly (readonly WeightedWord[])[],
  numbers: Map<string, number>,
): TopicTable['company'] {
  const starts = startsOf(lists.map((list) => list.length));
  const codes = new Uint32Array(starts.at(-1) ?? 0);
  lists.forEach((list, topic) => {
    list.forEach(({ stem, weight }, i) => {
      codes[(starts[topic] ?? 0) + i] = numberOf(stem, numbers) * 0x10000 + Math.round(weight * WEIGHT_STEPS);
    });
  });
  return { starts, codes };
}

/** Where each of so many long lists begins, one behind the other, and where the last one ends. */
function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0);
  return starts;
}

function numberOf(stem: string, numbers: Map<string, number>): number {
  const known = numbers.get(stem);
  if (known !== undefined) return known;
  numbers.set(stem, numbers.size);
  return numbers.size - 1;
}
