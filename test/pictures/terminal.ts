import { escaped } from './html.ts';

/** A picture of a terminal as SVG: `ansi` is text with SGR colours, `command` what was typed to get it. */
export function terminalPicture(command: string, ansi: string): string {
  const lines = [`\u001b[2m$\u001b[22m ${command}`, '', ...ansi.trimEnd().split('\n')];
  const columns = Math.max(...lines.map((line) => line.replace(SGR, '').length));
  const [width, height] = [
    Math.ceil(columns * CELL.width) + 2 * MARGIN,
    lines.length * CELL.height + 2 * MARGIN,
  ];
  const rows = lines.map((line, index) => row(line, MARGIN + index * CELL.height + CELL.base));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<title>${escaped(command)}</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#d1d7e0">
${rows.join('\n')}
</g>
</svg>
`;
}

const MARGIN = 16;
const CELL = { width: 7.83, height: 18, base: 13 };
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what an SGR sequence begins with
const SGR = /\u001b\[(\d+)m/g;
const STYLES: Readonly<Record<string, string>> = {
  1: 'font-weight="bold"',
  2: 'fill="#8b949e"',
  3: 'font-style="italic"',
  32: 'fill="#3fb950"',
  33: 'fill="#d29922"',
  36: 'fill="#39c5cf"',
};
const ENDS: Readonly<Record<string, readonly string[]>> = {
  0: Object.keys(STYLES),
  22: ['1', '2'],
  23: ['3'],
  39: ['32', '33', '36'],
};

function row(line: string, y: number): string {
  const open = new Set<string>();
  let column = 0;
  const spans = line.split(SGR).map((part, index) => {
    // A split by one group gives text and code in turn.
    if (index % 2 === 1) {
      for (const code of ENDS[part] ?? []) open.delete(code);
      if (STYLES[part]) open.add(part);
      return '';
    }
    const x = MARGIN + column * CELL.width;
    column += part.length;
    const styles = [...open].map((code) => STYLES[code]).join(' ');
    // Each span has its place, so that a font of another width does not shift what is aligned.
    return part.trim() ? `<tspan x="${x.toFixed(1)}" ${styles}>${escaped(part)}</tspan>` : '';
  });
  return `<text y="${y}" xml:space="preserve">${spans.join('')}</text>`;
}
