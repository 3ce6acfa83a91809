const MOST_LINES = 60;
const MOST_WIDE = 400;

/** How two transcripts differ: for each thing that is done, the lines that went and those that came; undefined where they are the same. */
export function difference(was: string, is: string): string | undefined {
  if (was === is) return undefined;
  const [before, after] = [stepsOf(was), stepsOf(is)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const lines = names.flatMap((name) => {
    const [old = [], now = []] = [before.get(name), after.get(name)];
    const gone = old.filter((line) => !now.includes(line)).map((line) => `  - ${line}`);
    const come = now.filter((line) => !old.includes(line)).map((line) => `  + ${line}`);
    const moved = gone.length + come.length === 0 && old.join() !== now.join() ? ['  in another order'] : [];
    const all = [...gone, ...come, ...moved];
    return all.length === 0 ? [] : [name, ...all];
  });
  const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} lines more`] : [];
  return [...lines.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_WIDE)), ...more].join('\n');
}

/** The lines of each thing that is done, all of it together where it is done several times. */
function stepsOf(text: string): Map<string, string[]> {
  const steps = new Map<string, string[]>();
  for (const step of text.split(/\n(?=> |# )/)) {
    const [name = '', ...lines] = step.split('\n');
    steps.set(name, [...(steps.get(name) ?? []), ...lines]);
  }
  return steps;
}
