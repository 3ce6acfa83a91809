/** Whole numbers, one behind the other, in half of the memory of an array and never copied while they become more. */
export interface NumberList {
  push(number: number): void;
  at(place: number): number;
  count(): number;
  /** Gives the memory back at once, and not when it is next looked for; nothing is left. */
  drop(): void;
}

const BITS = 18;
const PART = 1 << BITS;

/** An empty list of numbers below 2 ** 32. */
export function numberList(): NumberList {
  const parts: Uint32Array<ArrayBuffer>[] = [];
  let count = 0;
  return {
    push(number) {
      const place = count % PART;
      if (place === 0) parts.push(new Uint32Array(PART));
      const last = parts.at(-1);
      if (last) last[place] = number;
      count += 1;
    },
    at: (place) => parts[place >>> BITS]?.[place % PART] ?? 0,
    count: () => count,
    drop() {
      for (const { buffer } of parts.splice(0)) buffer.transfer(0);
      count = 0;
    },
  };
}
