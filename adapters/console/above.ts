import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import type { Interface } from 'node:readline/promises';

/** Writes a text above a prompt and what is being typed there, which stands below it as before, the cursor where it was. */
export function writeAbove(lines: Interface, output: NodeJS.WritableStream, text: string): void {
  moveCursor(output, 0, -lines.getCursorPos().rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  output.write(`${text.trimEnd()}\n\n`);
  // How far readline climbs before it draws its rows anew: they are gone already.
  Object.assign(lines, { prevRows: 0 });
  lines.prompt(true);
}
