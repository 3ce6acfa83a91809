import { type Intent, type OptionValue, optionsIn } from '#core/commands/intent.ts';
import { ALL_DIGESTS } from '#core/commands/known-intents.ts';

/** Something that a form changes: the command that does it, what shows the settings after that, and a field or what stands in several. */
export interface Change {
  readonly intent: Intent;
  readonly shows: Intent;
  readonly what?: string | Readonly<Record<string, string>>;
  /** Whether it is made where it is not there. */
  readonly orders?: true | undefined;
}

const SAME = 1;
/** All digests of a workspace, which are shown after what is done to one of them. */
const ALL = 2;

/** Options whose names are shortened: beside a channel and a digest's name there is little room in a custom id. */
const SHORT = { channel: 'c', name: 'n' } as const;

type Options = Readonly<Record<string, OptionValue>>;

/** Options of another channel with short names; as they are, where one of them is really called so. */
function shortened(options: Options): Options {
  const isFree = Object.values(SHORT).every((short) => !Object.hasOwn(options, short));
  return isFree && options.channel !== undefined ? renamed(options, Object.entries(SHORT)) : options;
}

function lengthened(options: Options): Options {
  if (!Object.hasOwn(options, SHORT.channel)) return options;
  return renamed(
    options,
    Object.entries(SHORT).map(([long, short]) => [short, long]),
  );
}

function renamed(options: Options, names: readonly (readonly [from: string, to: string])[]): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      names.find(([from]) => from === name)?.[1] ?? name,
      value,
    ]),
  );
}

/** Stands behind the command of a change that orders what is not there; no command ends so. */
const ORDERS = '+';

/** A change as text, as short as can be: what shows it has most often the options of what changes it. */
export function encodeChange({ intent, shows, what, orders }: Change): string {
  const [own, its] = [shortened(optionsIn(intent)), shortened(optionsIn(shows))];
  const same = JSON.stringify(own) === JSON.stringify(its);
  const command = orders ? intent.command + ORDERS : intent.command;
  return JSON.stringify([command, own, shows.command, same ? SAME : shortest(its), ...tailOf(what)]);
}

function shortest(options: Options): Options | typeof ALL {
  return JSON.stringify(options) === JSON.stringify(optionsIn(ALL_DIGESTS)) ? ALL : options;
}

function optionsAt(its: unknown, own: Options): Options | undefined {
  if (its === SAME) return own;
  if (its === ALL) return optionsIn(ALL_DIGESTS);
  return isOptions(its) ? its : undefined;
}

function tailOf(what: Change['what']): readonly string[] {
  if (what === undefined) return [];
  return typeof what === 'string' ? [what] : Object.entries(what).flat();
}

/** The same, read again; undefined where the text is none, or was made by a version that wrote it in words. */
export function decodeChange(text: string): Change | undefined {
  const [named, options, shows, its, ...tail] = parsed(text);
  if (typeof named !== 'string' || typeof shows !== 'string' || !isOptions(options)) return undefined;
  const shown = optionsAt(its, options);
  if (!shown || !tail.every((each) => typeof each === 'string')) return undefined;
  const what = whatIn(tail);
  const orders = named.endsWith(ORDERS);
  return {
    intent: { command: orders ? named.slice(0, -1) : named, options: lengthened(options) },
    shows: { command: shows, options: lengthened(shown) },
    ...(orders ? { orders } : {}),
    ...(what === undefined ? {} : { what }),
  };
}

/** One is a field, several are fields with what stands in them. */
function whatIn(tail: readonly string[]): Change['what'] {
  if (tail.length < 2) return tail[0];
  const pairs = Array.from({ length: Math.floor(tail.length / 2) }, (_, at) =>
    tail.slice(2 * at, 2 * at + 2),
  );
  return Object.fromEntries(pairs);
}

/** A change as older versions wrote it: lines of a command and options such as `for:me`. */
export function formerChange(command: string, shows: string, what?: Change['what']): Change {
  const change = { intent: formerIntent(command), shows: formerIntent(shows) };
  return what === undefined ? change : { ...change, what };
}

function formerIntent(line: string): Intent {
  const [command = '', ...words] = line.split(' ');
  return { command, options: Object.fromEntries(words.map((word) => word.split(':', 2))) };
}

function parsed(text: string): readonly unknown[] {
  if (!text.startsWith('[')) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isOptions(value: unknown): value is Readonly<Record<string, OptionValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
