/** The name that a title gives to what the paper brings, as the abstract writes it: "KronQ" of "KRONQ: Quantization by …"; undefined where there is none. */
export function methodOf(title: string, abstract: string): string | undefined {
  const name = /^(?:The )?([^\s:]+(?: [^\s:]+){0,3}?)\s?:/u.exec(title)?.[1];
  if (!name || abstract.includes(name)) return name;
  // Most abstracts have none of its letters: what looks for them as a word of its own takes a hundred times as long to say so.
  if (!abstract.toLowerCase().includes(name.toLowerCase())) return undefined;
  // In small letters but for the first it is a word like any other.
  const written = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'giu');
  return [...abstract.matchAll(written)].map(([form]) => form).find((form) => /.\p{Lu}/u.test(form));
}

/** Whether a sentence begins with a name, or with "The NAME" or "Our NAME". */
export function startsWithName(sentence: string, name: string): boolean {
  const rest = sentence.replace(/^(?:The|Our) /, '');
  return rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));
}

/** Whether a sentence has a name as a word of its own: "FAST" is not in "FAST+". */
export function hasName(sentence: string, name: string): boolean {
  return sentence
    .split(name)
    .slice(1)
    .some((rest) => !/^[\p{L}\p{N}+]/u.test(rest));
}
