import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { clipGist } from '#core/text/gist/clip-gist.ts';

/** An address, whole or without its protocol: broken in two it could not be followed. */
const ADDRESS = /^(?:https?:\/\/|[\w-]+(?:\.[\w-]+)+\/)\S*$/;

/** A text in lines of at most so many columns; escapes have no width, and only an address may be longer than a line. */
export function wrap(text: string, columns: number): string[] {
  if (!text) return [];
  if (!text.split(' ').some((word) => ADDRESS.test(word)))
    return wrapAnsi(text, columns, { hard: true }).split('\n');
  return wrapAnsi(text, columns)
    .split('\n')
    .flatMap((line) => (ADDRESS.test(line) ? [line] : wrapAnsi(line, columns, { hard: true }).split('\n')));
}

/** At most so many lines of a plain text, cut at a sentence or with "…" after a whole word. */
export function wrapWithin(text: string, columns: number, most: number, cut = clipGist): string[] {
  const lines = wrap(text, columns);
  if (lines.length <= most) return lines;
  let room = lines.slice(0, most).join(' ').length;
  while (room > 0) {
    const shorter = cut(text, room);
    const wrapped = wrap(shorter, columns);
    if (wrapped.length <= most) return wrapped;
    room = Math.min(room, shorter.length) - 1;
  }
  return lines.slice(0, most);
}

/** Plain pieces joined by " · ", broken between two pieces where a line is full; `end` is what such a line ends with. */
export function wrapPieces(pieces: readonly string[], columns: number, { end = '' } = {}): string[] {
  const lines: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = lines.at(-1);
    const room = at < pieces.length - 1 ? columns - stringWidth(end) : columns;
    const longer = `${last} · ${piece}`;
    if (last !== undefined && stringWidth(longer) <= room) lines.splice(-1, 1, longer);
    else
      lines.splice(-1, 1, ...(last === undefined ? [] : [ended(last, end, columns)]), ...wrap(piece, room));
  }
  return lines;
}

function ended(line: string, end: string, columns: number): string {
  return stringWidth(line + end) <= columns ? line + end : line;
}

/** Two texts at the two ends of a line; undefined where they do not fit on it with a gap between them. */
export function atBothEnds(left: string, right: string, columns: number): string | undefined {
  const gap = columns - stringWidth(left) - stringWidth(right);
  return gap >= 2 ? left + ' '.repeat(gap) + right : undefined;
}
