// Pairs of a command's name and what it looks like. Names of functions (`\log`, `\Pr`, `\lim`) need no line: they stay as they are.
const SIGN_PAIRS = `
times × pm ± mp ∓ cdot · div ÷ ast * star ★ bullet • circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ wedge ∧ land ∧
vee ∨ lor ∨ neg ¬ lnot ¬ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ uplus ⊎ setminus ∖ smallsetminus ∖ amalg ⨿ bigcup ⋃ bigcap ⋂
bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁ rtimes ⋊ ltimes ⋉ bowtie ⋈ diamond ⋄ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬
oint ∮ nabla ∇ partial ∂ infty ∞ ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ imath ı jmath ȷ complement ∁
sim ~ simeq ≃ approx ≈ approxeq ≊ cong ≅ equiv ≡ asymp ≍ doteq ≐ propto ∝ varpropto ∝ neq ≠ ne ≠ leq ≤ le ≤ leqslant ≤
geq ≥ ge ≥ geqslant ≥ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ nleq ≰ ngeq ≱
prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ models ⊨
vdash ⊢ vDash ⊨ dashv ⊣ perp ⊥ bot ⊥ top ⊤ parallel ∥ nparallel ∦ mid | vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖
in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubseteq ⊑
sqsupseteq ⊒ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ therefore ∴ because ∵ angle ∠ measuredangle ∡
to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ longrightarrow ⟶
longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺
mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ rightrightarrows ⇉
rightsquigarrow ⇝ leadsto ⇝ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙
nwarrow ↖ circlearrowleft ↺ circlearrowright ↻ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ ldots … dots …
cdots … dotsc … dotsb … hdots … vdots ⋮ ddots ⋱ prime ′ deg ° degree ° textdegree ° dagger † dag † ddagger ‡ ddag ‡ S § P ¶
pounds £ euro € texteuro € copyright © textregistered ® texttrademark ™ square □ Box □ blacksquare ■ triangle △
triangledown ▽ blacktriangle ▲ bigcirc ◯ lozenge ◊ checkmark ✓ cmark ✓ xmark ✗ sharp ♯ flat ♭ natural ♮ heartsuit ♥
spadesuit ♠ clubsuit ♣ diamondsuit ♦ textless < textgreater > textbar | textbullet • textendash – textemdash —
textellipsis … textmu μ textpm ± texttimes × textasciitilde ~ textasciicircum ^ textbackslash ∖ backslash ∖
textunderscore _ textdollar $ textpercent % textperthousand ‰ textonehalf ½ textquotedblleft " textquotedblright "
textquoteleft ' textquoteright ' quotesingle ' textsection § lbrace ( rbrace ) lbrack [ rbrack ]
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ
psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ
eg e.g. ie i.e. etc etc. aka a.k.a. cf cf. vs vs.`;

// Letters of alphabets, which make one word with what follows: the space behind such a command ends its name.
const LETTER_PAIRS =
  'o ø O Ø l ł L Ł aa å AA Å ae æ AE Æ oe œ OE Œ ss ß i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ';

/** What a command stands for: `times` is ×. Of a command that makes a word of several, such as `etal`, the whole of it. */
export const SIGNS: ReadonlyMap<string, string> = pairs(SIGN_PAIRS).set('etal', 'et al.');

/** Commands for a letter: `o` is ø. */
export const LETTERS: ReadonlyMap<string, string> = pairs(LETTER_PAIRS);

/** What is above or below a letter, by its command, as a combining mark: `\"`, `\v`, `\hat`. */
export const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      '`': '\u0300',
      "'": '\u0301',
      '^': '\u0302',
      '~': '\u0303',
      '=': '\u0304',
      '.': '\u0307',
      '"': '\u0308',
    },
    ...{
      u: '\u0306',
      r: '\u030a',
      H: '\u030b',
      v: '\u030c',
      d: '\u0323',
      c: '\u0327',
      k: '\u0328',
      b: '\u0331',
    },
    ...{ hat: '\u0302', bar: '\u0304', tilde: '\u0303', dot: '\u0307', ddot: '\u0308', check: '\u030c' },
    ...{ breve: '\u0306', acute: '\u0301', grave: '\u0300', mathring: '\u030a', not: '\u0338' },
  }),
);

function pairs(text: string): Map<string, string> {
  const parts = text.trim().split(/\s/);
  return new Map(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? '']] : [])));
}
