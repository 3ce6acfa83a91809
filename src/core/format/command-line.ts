type Options = Readonly<Record<string, string | number | undefined>>;

// Words that a command may take for an option's name or value, and not for what they say.
const RISKY = /:|(?:^|\s)(?:--|—|–|-*(?:for|level|days|size|date|page|export|sort|since)(?=\s|$))/iu;

/** A command as it is typed, with words that mean nothing but themselves whatever they are. */
export function commandLine(name: string, words: string, options: Options = {}): string {
  const written = Object.entries(options).flatMap(([option, value]) =>
    value === undefined ? [] : [`${option}:${value}`],
  );
  // Everything after two hyphens is words.
  const parts = RISKY.test(words) ? [name, ...written, '--', words] : [name, words, ...written];
  return parts.filter(Boolean).join(' ');
}
