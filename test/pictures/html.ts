/** A text as it stands in HTML and in SVG. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Stands for a picture that lives on the network: a sheet of paper, drawn in the colours of its surroundings. */
export const PLACEHOLDER = `<svg class="picture" viewBox="0 0 88 88" role="img" aria-label="picture">
<rect class="ground" width="88" height="88"/><rect class="sheet" x="23" y="14" width="42" height="60" rx="3"/>
<path class="lines" d="M30 25h28M30 32h20M30 42h28M30 48h28M30 54h28M30 60h17"/></svg>`;

/** The app's face, which every installation chooses for itself: a folded newspaper. */
export const FACE = `<svg class="face" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" fill="#3f6b5c"/>
<path d="M10 12h16v16H12a2 2 0 0 1-2-2zM26 17h4v9a2 2 0 0 1-4 0" fill="none" stroke="#fff" stroke-width="1.8" stroke-linejoin="round"/>
<path d="M13.5 16h9M13.5 20h4M13.5 24h4M19.5 20h3v4h-3z" fill="none" stroke="#fff" stroke-width="1.6"/></svg>`;

export const EYE = `<svg class="eye" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 8c3-5.3 11-5.3 14 0-3 5.3-11 5.3-14 0z" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="2.2" fill="currentColor"/></svg>`;

export const CHEVRON = `<svg class="chevron" viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 6 4.5 4.5 4.5-4.5" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

export const OUTWARD = `<svg class="outward" viewBox="0 0 16 16" aria-hidden="true"><path d="M9 2h5v5M14 2 7.5 8.5M6 3H3v10h10v-3" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`;
