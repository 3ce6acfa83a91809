/** The name that a title gives to what the paper brings: "KronQ" of "KronQ: Quantization by …"; undefined where it has none. */
export function methodOf(title: string): string | undefined {
  const before = /^(?:The )?(.{2,40}?)\s?:\s/.exec(title)?.[1];
  if (before && before.split(' ').length <= 4 && isName(before)) return before;
  return title
    .split(/[\s,:()]+/)
    .find(
      (word) =>
        /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|\p{L}\d/u.test(word) && word.length > 3 && !/^[A-Z]+s?$/.test(word),
    );
}

/** A name has a capital or a digit within; "Attention, please" and "Towards agents" are words. */
function isName(text: string): boolean {
  return /\p{Lu}\p{Lu}|\p{Ll}\p{Lu}|\d/u.test(text) || !text.includes(' ');
}

/** Whether a sentence begins with a name, or with "The NAME" or "Our NAME". */
export function startsWithName(sentence: string, name: string): boolean {
  const rest = sentence.replace(/^(?:The|Our|We call it) /, '');
  return rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));
}
