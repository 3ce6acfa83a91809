import fc from 'fast-check';

/** Something like a value, with one of its parts left out or replaced; now and then something else altogether. */
export function mutantOf(value: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(value);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    instead: fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined }),
  });
  const changed = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((so, { path, instead }) => withPart(so, path, instead), value));
  return fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: fc.jsonValue() });
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...here, key]));
  return here.length > 0 ? [here, ...inner] : inner;
}

function withPart(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  // An earlier change may have put something else where this one leads to.
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const part = withPart((value as Record<string, unknown>)[key], rest, instead);
  // What is undefined, JSON leaves out.
  return Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
}

/** Collects what would end the process while it runs. */
export async function surprisesDuring(work: () => Promise<void>): Promise<unknown[]> {
  const surprises: unknown[] = [];
  const hear = (reason: unknown) => void surprises.push(reason);
  process.on('unhandledRejection', hear);
  process.on('uncaughtException', hear);
  try {
    await work();
    await new Promise(setImmediate);
  } finally {
    process.off('unhandledRejection', hear);
    process.off('uncaughtException', hear);
  }
  return surprises;
}
