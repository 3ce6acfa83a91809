import type { Document } from '#core/document.ts';

// JSON leaves these as they are, and a terminal may act on them.
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/g;

/** A document as one line of JSON, for programs, ending in a line break; its schema is in `adapters/console/README.md`. */
export function documentJson(document: Document): string {
  const escaped = JSON.stringify(document).replace(
    UNESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
