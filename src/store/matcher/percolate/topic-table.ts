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
  /** Topics by their own words: word `w` has weight `weights[i]` in topic `topics[i]`, for `i` in `slots[w]..slots[w + 1]`. */
  readonly holders: {
    readonly slots: Uint32Array;
    readonly topics: Uint32Array;
    readonly weights: Float32Array;
  };
  /** Topic `t` has own words `terms[i]` with `weights[i]`, for `i` in `starts[t]..starts[t + 1]`. */
  readonly own: { readonly starts: Uint32Array; readonly terms: Uint32Array; readonly weights: Float32Array };
  /** The same of pairs. */
  readonly joint: TopicTable['own'];
  /** Topic `t` has companions `codes[i]`, number << 16 | weight, for `i` in `starts[t]..starts[t + 1]`. */
  readonly company: { readonly starts: Uint32Array; readonly codes: Uint32Array };
  readonly background: Float32Array;
  readonly trust: Float32Array;
  readonly rarity: Float32Array;
};

export function packTopics(given: readonly TopicProfile[]): TopicTable {
  const together = [...Map.groupBy(given.keys(), (number) => heaviestWord(given[number])).values()].flat();
  const profiles = together.flatMap((number) => given[number] ?? []);
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const companions = new Map<string, number>();
  const own = packWords(
    profiles.map((profile) => profile.words),
    words,
  );
  return {
    size: profiles.length,
    given: Uint32Array.from(together),
    words,
    pairs,
    companions,
    holders: invert(own, words.size),
    own,
    joint: packWords(
      profiles.map((profile) => profile.pairs),
      pairs,
    ),
    company: packCompany(
      profiles.map((profile) => profile.companions),
      companions,
    ),
    background: Float32Array.from(profiles, (profile) => profile.background),
    trust: Float32Array.from(profiles, (profile) => profile.trust),
    rarity: Float32Array.from(profiles, (profile) => profile.rarity),
  };
}

function heaviestWord(profile: TopicProfile | undefined): string | undefined {
  const none = { stem: '', weight: 0 };
  return profile?.words.reduce((heaviest, each) => (each.weight > heaviest.weight ? each : heaviest), none)
    .stem;
}

function packWords(
  lists: readonly (readonly WeightedWord[])[],
  numbers: Map<string, number>,
): TopicTable['own'] {
  const starts = startsOf(lists);
  const terms = new Uint32Array(starts[lists.length] ?? 0);
  const weights = new Float32Array(terms.length);
  lists.forEach((list, topic) => {
    list.forEach(({ stem, weight }, i) => {
      terms[(starts[topic] ?? 0) + i] = numberOf(stem, numbers);
      weights[(starts[topic] ?? 0) + i] = weight;
    });
  });
  return { starts, terms, weights };
}

function packCompany(
  lists: readonly (readonly WeightedWord[])[],
  numbers: Map<string, number>,
): TopicTable['company'] {
  const starts = startsOf(lists);
  const codes = new Uint32Array(starts[lists.length] ?? 0);
  lists.forEach((list, topic) => {
    list.forEach(({ stem, weight }, i) => {
      codes[(starts[topic] ?? 0) + i] = numberOf(stem, numbers) * 0x10000 + Math.round(weight * WEIGHT_STEPS);
    });
  });
  return { starts, codes };
}

function startsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, topic) => {
    starts[topic + 1] = (starts[topic] ?? 0) + list.length;
  });
  return starts;
}

function numberOf(stem: string, numbers: Map<string, number>): number {
  const number = numbers.get(stem) ?? numbers.size;
  numbers.set(stem, number);
  return number;
}

function invert(own: TopicTable['own'], words: number): TopicTable['holders'] {
  const slots = new Uint32Array(words + 1);
  for (const term of own.terms) slots[term + 1] = (slots[term + 1] ?? 0) + 1;
  for (let term = 0; term < words; term += 1) slots[term + 1] = (slots[term + 1] ?? 0) + (slots[term] ?? 0);
  const topics = new Uint32Array(own.terms.length);
  const weights = new Float32Array(own.terms.length);
  const free = slots.slice();
  for (let topic = 0; topic + 1 < own.starts.length; topic += 1) {
    for (let at = own.starts[topic] ?? 0; at < (own.starts[topic + 1] ?? 0); at += 1) {
      const term = own.terms[at] ?? 0;
      const slot = free[term] ?? 0;
      free[term] = slot + 1;
      topics[slot] = topic;
      weights[slot] = own.weights[at] ?? 0;
    }
  }
  return { slots, topics, weights };
}
