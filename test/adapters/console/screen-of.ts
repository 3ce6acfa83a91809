interface Screen {
  readonly rows: string[];
  row: number;
  column: number;
}

// A command to a terminal, or a character.
const WRITTEN = new RegExp(String.raw`${'\u001b'}\[([\d;?]*)([A-Za-z])|([\s\S])`, 'g');

const COMMANDS: Readonly<Record<string, (screen: Screen, count: number) => void>> = {
  '[A': (screen, count) => {
    screen.row -= count;
  },
  '[B': (screen, count) => {
    screen.row += count;
  },
  '[C': (screen, count) => {
    screen.column += count;
  },
  '[D': (screen, count) => {
    screen.column -= count;
  },
  '[G': (screen, count) => {
    screen.column = count - 1;
  },
  '[J': ({ rows, row, column }) => {
    rows.splice(row, rows.length, (rows[row] ?? '').slice(0, column));
  },
  '\r': (screen) => {
    screen.column = 0;
  },
  '\n': (screen) => {
    screen.row++;
    screen.column = 0;
  },
};

/** What a terminal of so many columns shows in the end, of all that was written to it, without empty rows at its end. */
export function screenOf(written: string, columns: number): string[] {
  const screen: Screen = { rows: [], row: 0, column: 0 };
  for (const [, count, command, character = ''] of written.matchAll(WRITTEN)) {
    const known = COMMANDS[command ? `[${command}` : character];
    if (known) known(screen, Number(count || 1));
    else if (!command) put(screen, character, columns);
  }
  const shown = Array.from(screen.rows, (row = '') => row.trimEnd());
  return shown.slice(0, shown.findLastIndex(Boolean) + 1);
}

function put(screen: Screen, character: string, columns: number): void {
  const { rows, row, column } = screen;
  const line = rows[row] ?? '';
  rows[row] = line.slice(0, column).padEnd(column) + character + line.slice(column + 1);
  screen.column++;
  if (screen.column < columns) return;
  screen.row++;
  screen.column = 0;
}
