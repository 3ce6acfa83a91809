/** An entry of a BibTeX file: its fields by their names in lower case, with what stands in them. */
export type BibtexEntry = Readonly<Record<string, string>>;

/** The entries of a BibTeX file, in one walk over it, whatever is in it; what is no entry is left out. */
export function bibtexEntries(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  const begin = /@\s{0,9}([A-Za-z]{1,40})\s{0,9}\{/g;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const end = closing(text, begin.lastIndex - 1);
    if (!/^(?:comment|preamble|string)$/i.test(found[1] ?? ''))
      entries.push(fieldsOf(text.slice(begin.lastIndex, end)));
    begin.lastIndex = end;
  }
  return entries;
}

/** Where the brace at a place is closed; the end of the text where it never is. */
function closing(text: string, at: number): number {
  let depth = 0;
  for (let place = at; place < text.length; place++) {
    const sign = text[place];
    if (sign === '\\') place += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && --depth === 0) return place;
  }
  return text.length;
}

function fieldsOf(body: string): BibtexEntry {
  const fields: [name: string, value: string][] = [];
  const field = /([A-Za-z_-]{1,40})\s{0,99}=\s{0,99}/g;
  for (let found = field.exec(body); found; found = field.exec(body)) {
    const { value, end } = valueAt(body, field.lastIndex);
    fields.push([(found[1] ?? '').toLowerCase(), plain(value)]);
    field.lastIndex = end;
  }
  return Object.fromEntries(fields);
}

function valueAt(body: string, at: number): { value: string; end: number } {
  if (body[at] === '{') {
    const end = closing(body, at);
    return { value: body.slice(at + 1, end), end };
  }
  const isQuoted = body[at] === '"';
  const from = isQuoted ? at + 1 : at;
  const stop = body.indexOf(isQuoted ? '"' : ',', from);
  const end = stop < 0 ? body.length : stop;
  return { value: body.slice(from, end), end };
}

/** What LaTeX shows of a field, as far as words go. */
function plain(value: string): string {
  return value
    .replace(/\\(?:textbackslash|textbraceleft|textbraceright)\{\}/g, ' ')
    .replace(/\\[A-Za-z]{1,40}\s?/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/[{}]/g, '');
}
