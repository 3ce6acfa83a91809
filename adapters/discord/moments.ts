import { plainText, type Text, type Time } from '#core/document.ts';

/** More of them in one text are said in words: each is longer than the one character that stands for it. */
const MOST = 20;
/** A character that Unicode gives to nobody stands for a moment while a text is made safe. */
const HOLE = '\ufdd0';
const STYLES = { time: 't', 'day-and-time': 'f' } as const;

/** A text with a hole for each moment, which no text can forge, and the moments as every reader's Discord shows them. */
export function holed(text: Text): { text: string; moments: readonly string[] } {
  const moments: string[] = [];
  const shown = (typeof text === 'string' ? [text] : text).map((part) => {
    if (typeof part !== 'string' && 'at' in part && moments.length < MOST) {
      moments.push(momentText(part));
      return HOLE;
    }
    return plainText([part]).replaceAll(HOLE, '');
  });
  return { text: shown.join(''), moments };
}

/** Safe texts with the moments in their holes, in order. */
export function filled(texts: readonly string[], moments: readonly string[]): string[] {
  const next = moments.values();
  return texts.map((text) => text.replaceAll(HOLE, () => next.next().value ?? ''));
}

function momentText({ at, show }: Time): string {
  return `<t:${Math.floor(at / 1000)}:${STYLES[show]}>`;
}
