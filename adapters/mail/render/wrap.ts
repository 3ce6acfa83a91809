const COLUMNS = 72;

/** A line of plain text in lines of at most 72 characters, each behind its indent; a word that is longer, such as an address, has a line of its own. */
export function wrapped(line: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && [...indent, ...longer].length <= COLUMNS) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.map((each) => (indent + each).trimEnd()).join('\n');
}
