import { ACCENTS, LETTERS, SIGNS } from './latex/signs.ts';

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/g;

// Those that are not called as LaTeX calls them.
const NAMED = new Map(
  Object.entries({
    ...{
      amp: '&',
      lt: '<',
      gt: '>',
      quot: '"',
      apos: "'",
      nbsp: ' ',
      ensp: ' ',
      emsp: ' ',
      thinsp: ' ',
      shy: '',
    },
    ...{
      ndash: '–',
      mdash: '—',
      hellip: '…',
      lsquo: "'",
      rsquo: "'",
      ldquo: '"',
      rdquo: '"',
      laquo: '«',
      raquo: '»',
    },
    ...{
      plusmn: '±',
      middot: '·',
      minus: '−',
      infin: '∞',
      asymp: '≈',
      rarr: '→',
      larr: '←',
      harr: '↔',
      radic: '√',
    },
    ...{
      isin: '∈',
      sube: '⊆',
      sup: '⊃',
      sub: '⊂',
      bull: '•',
      micro: 'μ',
      reg: '®',
      trade: '™',
      copy: '©',
      sect: '§',
    },
    ...{
      szlig: 'ß',
      aelig: 'æ',
      AElig: 'Æ',
      oelig: 'œ',
      OElig: 'Œ',
      oslash: 'ø',
      Oslash: 'Ø',
      eth: 'ð',
      ETH: 'Ð',
    },
    ...{
      thorn: 'þ',
      THORN: 'Þ',
      lstrok: 'ł',
      Lstrok: 'Ł',
      inodot: 'ı',
      half: '½',
      frac12: '½',
      sup2: '²',
      sup3: '³',
    },
  }),
);
const ACCENTED = /^([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring|caron|breve|macr|ogon|dot|dblac)$/;
const MARKS: Readonly<Record<string, string>> = {
  ...{ acute: "'", grave: '`', circ: '^', uml: '"', tilde: '~', cedil: 'c', ring: 'r' },
  ...{ caron: 'v', breve: 'u', macr: '=', ogon: 'k', dot: '.', dblac: 'H' },
};

/** A text with the characters that HTML's entities stand for (`&eacute;`, `&#233;`, `&le;`); one that nobody knows stays as it is. */
export function readEntities(text: string): string {
  return text.replace(ENTITY, (entity, decimal, hexadecimal, name) => {
    if (name) return named(name) ?? entity;
    const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  });
}

function named(name: string): string | undefined {
  const [, letter, accent = ''] = ACCENTED.exec(name) ?? [];
  const mark = ACCENTS.get(MARKS[accent] ?? '');
  if (mark) return `${letter}${mark}`.normalize('NFC');
  return NAMED.get(name) ?? (LETTERS.has(name) ? undefined : SIGNS.get(name));
}
