const INNERMOST = /\([^()]*\)/g;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;

/** The names of a line as "A. One, B. Two, Jr. (Example Lab) and C. Three", without where they work. */
export function splitAuthors(line: string): string[] {
  const names: string[] = [];
  for (const part of withoutBrackets(line).split(/,\s+and\s+|,|\s+and\s+/)) {
    const name = part.trim();
    if (SUFFIX.test(name) && names.length > 0) names.push(`${names.pop()} ${name}`);
    else if (name) names.push(name);
  }
  return names;
}

function withoutBrackets(text: string): string {
  const less = text.replace(INNERMOST, ' ');
  return less === text ? less : withoutBrackets(less);
}
