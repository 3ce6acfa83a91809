/** An entry of a BibTeX file: its fields by name, as what LaTeX prints of them. */
interface Entry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a BibTeX file by the grammar that BibTeX itself has ("BibTeXing", section 4; btxdoc): entries with keys, fields that are
 * braced or the name of a month, braces that balance, escaped or not. Throws where it is anything else, more strictly than any
 * reference manager.
 */
export function readBibtex(file: string): Entry[] {
  const entries: Entry[] = [];
  let rest = file.trim();
  while (rest) {
    const [, type = '', key = ''] = taken(/^@(\w+)\{([^\s,{}()"#%~\\='@]+),\s*/);
    const fields: Record<string, string> = {};
    while (!rest.startsWith('}')) {
      const [, name = ''] = taken(/^([A-Za-z]+) = /);
      if (name in fields) throw new Error(`${name} twice in ${key}`);
      fields[name] = rest.startsWith('{')
        ? braced()
        : (taken(/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/)[0] ?? '');
      taken(/^,\s*/);
    }
    taken(/^\}\s*/);
    entries.push({ type, key, fields });
  }
  return entries;

  function taken(form: RegExp): RegExpExecArray {
    const found = form.exec(rest);
    if (!found) throw new Error(`no ${form} in ${rest.slice(0, 60)}`);
    rest = rest.slice(found[0].length);
    return found;
  }

  function braced(): string {
    const end = endOf(rest);
    const inside = rest.slice(1, end);
    rest = rest.slice(end + 1);
    return inside;
  }
}

/** Where the brace at a text's beginning is closed: BibTeX counts those behind a backslash too. */
function endOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`a brace is never closed in ${text.slice(0, 60)}`);
}

/** A name as BibTeX parts it by its commas. */
export interface BibtexName {
  readonly last: string;
  readonly first?: string;
  readonly jr?: string;
}

/** The names of an author field, parted by "and" and commas outside of braces, as LaTeX prints them. */
export function readNames(field: string): BibtexName[] {
  return outside(field, /\s+and\s+/y).map((name) => {
    const parts = outside(name, /\s*,\s*/y).map(printed);
    const [last = '', second, third] = parts;
    if (parts.length > 3 || parts.includes('')) throw new Error(`no name: ${name}`);
    if (third !== undefined) return { last, jr: `${second}`, first: third };
    return second === undefined ? { last } : { last, first: second };
  });
}

function outside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    separator.lastIndex = at;
    const found = depth === 0 && separator.exec(text);
    if (found) {
      parts.push(part);
      part = '';
      at += found[0].length - 1;
      continue;
    }
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    part += text[at];
  }
  return [...parts, part];
}

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
};

/** What LaTeX prints of a field's text; throws where it would do anything but print it. */
export function printed(text: string): string {
  return text.replace(/\\([a-z]+)\{\}|\\([&%$#_])|([\\~^&%$#_<>|])|[{}]/g, (_, command, sign, bare) => {
    if (bare) throw new Error(`${bare} is not escaped in ${text}`);
    if (command && !COMMANDS[command]) throw new Error(`\\${command} is unknown`);
    return command ? COMMANDS[command] : (sign ?? '');
  });
}
