import type { Span } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';

/** A sentence's spans in plain text and at most so many characters, cut so that the first mark stays in sight. */
export function clipSnippet(sentence: readonly Span[], room: number): Span[] {
  const spans = sentence.map(({ text, mark = false }) => ({ text: plainSpan(text), mark }));
  const whole = spans.map(({ text }) => text).join('');
  if (whole.trim().length <= room) return trimmed(spans);
  const start = startBefore(whole, markStart(spans), room);
  const cut = clipWords(whole.slice(start), room - 1);
  const kept = slice(spans, start, start + cut.replace(/…$/, '').length);
  return [
    ...(start > 0 ? [{ text: '…', mark: false }] : []),
    ...trimmed(kept),
    ...(cut.endsWith('…') ? [{ text: '…', mark: false }] : []),
  ];
}

// A span's outer spaces part it from its neighbours.
function plainSpan(text: string): string {
  const inner = oneLine(text);
  if (!inner) return /\s/.test(text) ? ' ' : '';
  return (/^\s/.test(text) ? ' ' : '') + inner + (/\s$/.test(text) ? ' ' : '');
}

function markStart(spans: readonly Span[]): number {
  const at = spans.findIndex(({ mark }) => mark);
  return spans.slice(0, Math.max(at, 0)).reduce((sum, { text }) => sum + text.length, 0);
}

// What a clause may begin behind.
const CLAUSE_START = /[,;:–—] (?=\S)/g;

/** Where to begin: at the sentence's start while the mark is in the first half of the room, else with the first clause that leaves it there, else at a word a third of the room before it. */
function startBefore(whole: string, mark: number, room: number): number {
  if (mark < room / 2) return 0;
  const clause = [...whole.matchAll(CLAUSE_START)]
    .map(({ index }) => index + 2)
    .find((start) => start <= mark && mark - start < room / 2);
  if (clause !== undefined) return clause;
  const space = whole.indexOf(' ', mark - Math.floor(room / 3));
  return space >= 0 && space < mark ? space + 1 : mark;
}

function slice(spans: readonly Span[], from: number, to: number): Span[] {
  let at = 0;
  return spans.map((span) => {
    const start = at;
    at += span.text.length;
    return { ...span, text: span.text.slice(Math.max(from - start, 0), Math.max(to - start, 0)) };
  });
}

function trimmed(spans: readonly Span[]): Span[] {
  return spans
    .map((span, at) => {
      const text = at === 0 ? span.text.trimStart() : span.text;
      return { ...span, text: at === spans.length - 1 ? text.trimEnd() : text };
    })
    .filter(({ text }) => text);
}
