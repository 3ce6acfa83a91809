/** Takes the text of a JSON array as it arrives, and keeps it without the rows that are too long. */
interface ListTrimmer {
  push(text: string): void;
  /** Whether what came so far begins an array. */
  isList(): boolean;
  /** The characters kept so far. */
  length(): number;
  text(): string;
}

// Where a string may end, and where anything else that counts may be, so that the rest is passed over at once.
const IN_STRING = /["\\]/g;
const BETWEEN = /["[\]{},]/g;

/** A trimmer that puts `null` where a row of the array has more than `longest` characters. It finds ends of rows, and takes no text for valid JSON. */
export function listTrimmer(longest: number): ListTrimmer {
  let kept = '';
  let row = '';
  let isTooLong = false;
  let depth = 0;
  let inString = false;
  /** What follows a backslash is in the next text. */
  let isCut = false;

  function add(part: string): void {
    if (!isTooLong) row += part;
    if (row.length <= longest) return;
    isTooLong = true;
    row = '';
  }

  function endRow(): void {
    kept += isTooLong ? 'null' : row;
    row = '';
    isTooLong = false;
  }

  /** Whether a character parts the rows of the array: its own brackets and commas do. */
  function parts(character: string): boolean {
    const before = depth;
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    return Math.min(before, depth) <= (character === ',' ? 1 : 0) && !/[{}]/.test(character);
  }

  /** What counts next, from a place on. */
  function seek(text: string, at: number): RegExpExecArray | null {
    const next = inString ? IN_STRING : BETWEEN;
    next.lastIndex = at;
    return next.exec(text);
  }

  /** The places of what parts the rows, outside of every string. */
  function* places(text: string): Generator<number> {
    let at = isCut ? 1 : 0;
    isCut = false;
    for (let found = seek(text, at); found; found = seek(text, at)) {
      const [character] = found;
      at = found.index + (character === '\\' ? 2 : 1);
      if (character === '"') inString = !inString;
      else if (!inString && parts(character)) yield found.index;
    }
    isCut = at > text.length;
  }

  function push(text: string): void {
    let from = 0;
    for (const place of places(text)) {
      add(text.slice(from, place));
      endRow();
      kept += text.charAt(place);
      from = place + 1;
    }
    add(text.slice(from));
  }

  return {
    push,
    isList: () => /^\s*\[/.test(kept),
    length: () => kept.length + row.length,
    text: () => {
      endRow();
      return kept;
    },
  };
}
