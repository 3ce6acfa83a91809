import { oneLine } from '#core/text/text.ts';

// What stands for a LaTeX command; a command that is not here is dropped, its braces' content stays.
// biome-ignore format: a table is read by the row
const SYMBOLS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  times: '×', pm: '±', mp: '∓', cdot: '·', div: '÷', sim: '~', approx: '≈', equiv: '≡', propto: '∝', neq: '≠', ne: '≠',
  leq: '≤', le: '≤', geq: '≥', ge: '≥', ll: '≪', gg: '≫', infty: '∞', circ: '°', deg: '°', degree: '°', sqrt: '√',
  to: '→', rightarrow: '→', Rightarrow: '⇒', leftarrow: '←', leftrightarrow: '↔', uparrow: '↑', downarrow: '↓',
  in: '∈', subset: '⊂', cup: '∪', cap: '∩', forall: '∀', exists: '∃', sum: '∑', prod: '∏', int: '∫', nabla: '∇',
  partial: '∂', ell: 'ℓ', star: '★', ast: '*', mid: '|', langle: '⟨', rangle: '⟩', ldots: '…', dots: '…', cdots: '…',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', varphi: 'φ',
  chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ',
  Psi: 'Ψ', Omega: 'Ω', eg: 'e.g.', ie: 'i.e.', etc: 'etc.', etal: 'et al.', ss: 'ß', LaTeX: 'LaTeX', TeX: 'TeX',
  log: 'log', ln: 'ln', exp: 'exp', max: 'max', min: 'min', sup: 'sup', inf: 'inf', arg: 'arg', sin: 'sin', cos: 'cos',
};
const ACCENT: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
};
const MARKUP = /[\\$`~{}“”„‟‘’‚‛]|''|\dtimes|\^circ/u;
const LONGEST = 20_000;
const PASSES = 20;

/**
 * A text of arXiv's as a reader's plain line, at most 20,000 characters: `7.93times` becomes `7.93×`, `\%` becomes `%`, math and
 * formatting lose their marks and keep their words, curly quotes become straight. A text that is clean comes back unchanged.
 */
export function clean(text: string): string {
  let now = oneLine(text.slice(0, LONGEST));
  for (let pass = 0; pass < PASSES; pass++) {
    if (!MARKUP.test(now)) return now;
    const next = oneLine(straight(braces(commands(math(now)))));
    if (next === now) return now;
    now = next;
  }
  // Only a text made to nest comes here; without its marks there is nothing left to undo.
  return oneLine(now.replace(/[\\$`~{}']|times|\^circ/g, ' '));
}

// A dollar opens math before something solid and closes it after something solid, and before a digit only where what it
// holds does not begin with one: "$5 or $10" are prices, "$\times$4" is not.
function math(text: string): string {
  return text
    .replace(/\\[()[\]]/g, '')
    .replace(/\$\$([^$]+)\$\$/g, '$1')
    .replace(/(?<!\\)\$(?=[^\s\d$])([^$]{0,200}?)(?<=[^\s\\$])\$/g, '$1')
    .replace(/(?<!\\)\$(?=\d)([^$]{1,200}?)(?<=[^\s\\$])\$(?!\d)/g, '$1');
}

function commands(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\(?:cite[a-z]*|ref|label|unicode|vspace|hspace|textcolor|color)\*?\s?\{[^{}]*\}/g, '')
    .replace(/\\href\{[^{}]*\}/g, '')
    .replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\(['`^"~=])\{?([aeiouyAEIOUYcnCN])\}?/g, (_, mark, letter) => letter + ACCENT[mark])
    .replace(/( ?)\\([A-Za-z]+)\*?(?=(.?))/gu, (_, space, name, next) => {
      const symbol = SYMBOLS[name];
      if (symbol !== undefined) return space + symbol;
      return /[,.;:)]/.test(next) ? '' : space;
    })
    .replace(/\\([{}])/g, (_, brace) => (brace === '{' ? '(' : ')'))
    .replace(/\\[,;:\\ ]/g, ' ')
    .replace(/\\([%$&#_])/g, '$1')
    .replace(/\\./gu, (pair) => (/[\d\p{L}]/u.test(pair) ? pair.slice(1) : ''))
    .replace(/\\/g, '');
}

function braces(text: string): string {
  if (!/[{}]/.test(text)) return text;
  return text
    .replace(/(?<=\S)\{(https?:[^{}]*|this link)\}/g, ' ($1)')
    .replace(/(?:text|math)(?:bf|it|rm|tt|sc|sf|cal|bb)?\{([^{}]*)\}/g, '$1')
    .replace(/\{sim\}/g, '~')
    .replace(/([_^])\{([^{}]*[^\w.{}][^{}]*)\}/g, '$1($2)')
    .replace(/[{}]/g, '');
}

function straight(text: string): string {
  return text
    .replace(/(?<=\d)times(?![a-z])/g, '×')
    .replace(/\^circ/g, '°')
    .replace(/(?<=[A-Za-z.,)])~(?=[\w$([])/g, ' ')
    .replace(/[“”„‟]|``|''/g, '"')
    .replace(/(?<![\w`])`(?=[^`']{1,80}')/g, "'")
    .replace(/[‘’‚‛]/g, "'");
}
