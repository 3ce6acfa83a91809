/** An option's value as it would be typed into a field. */
export type OptionValue = string | number | boolean;

/** A command and the options that it is given, as a button, a menu or a typed line carries it; the command's schema reads them when it runs. */
export interface Intent {
  readonly command: string;
  /** By name; what is undefined is left out. */
  readonly options?: Readonly<Record<string, OptionValue | undefined>>;
}

/** The options that are given, in the order of their names, so that one intent has one form. */
export function optionsIn({ options = {} }: Intent): Record<string, OptionValue> {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An intent with more options, which overrule its own. */
export function withOptions(
  { command, options }: Intent,
  more: Readonly<Record<string, OptionValue | undefined>>,
): Intent {
  return { command, options: { ...options, ...more } };
}

/** An intent as text: the command's name, and its options as JSON where it has any, such as `save{"paper":"2608.01234"}`. */
export function encodeIntent(intent: Intent): string {
  const options = optionsIn(intent);
  return Object.keys(options).length > 0 ? intent.command + JSON.stringify(options) : intent.command;
}

const ENCODED = /^([a-z][a-z0-9-]*)(\{.*\})?$/s;

/** The same, read again; undefined where the text is none. */
export function decodeIntent(text: string): Intent | undefined {
  const [, command, json] = ENCODED.exec(text) ?? [];
  if (command === undefined) return undefined;
  if (json === undefined) return { command };
  const options = parsed(json);
  return options && { command, options };
}

function parsed(json: string): Record<string, OptionValue> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isOptions(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOptions(value: unknown): value is Record<string, OptionValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) => ['string', 'number', 'boolean'].includes(typeof each));
}
