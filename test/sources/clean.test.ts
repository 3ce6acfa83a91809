import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '#sources/shared/clean.ts';

describe('the text of a paper', () => {
  it.each([
    ['a  line\n  wrap\tand more ', 'a line wrap and more'],
    ['2.3times faster, 4times4 tiles, 3.6\\times better', '2.3× faster, 4×4 tiles, 3.6× better'],
    ['10 times out of 100', '10 times out of 100'],
    ['99\\% of R\\&D at \\$400K, rows\\_a \\#1', '99% of R&D at $400K, rows_a #1'],
    ['we propose \\method, a way; \\ours{} wins', 'we propose method, a way; ours wins'],
    ['the \\textbf{Knowing--Using Gap} and {\\it key nodes}', 'the Knowing–Using Gap and key nodes'],
    [
      'a dataset--DeepSpeak--of 10--20 people---"all" of them -- talks',
      'a dataset–DeepSpeak–of 10–20 people—"all" of them – talks',
    ],
    [
      'run --size 4 at https://a--b.example/x--y, i--, a----b',
      'run --size 4 at https://a--b.example/x--y, i--, a----b',
    ],
    ['quality (\\eg, 84.5) or mask (\\ie, frame)', 'quality (e.g., 84.5) or mask (i.e., frame)'],
    ['19.7\\,FPS on an RTX~5090, vs.\\ Ω(K)', '19.7 FPS on an RTX 5090, vs. Ω(K)'],
    ['1{,}400+ rules, 1.2{sim}1.3times', '1,400+ rules, 1.2~1.3×'],
    ['distance \\(W_1\\) between and $x_i \\leq \\alpha$', 'distance W_1 between and x_i ≤ α'],
    ['on $\\times$4 at $$ E = mc^2 $$', 'on ×4 at E = mc^2'],
    ['DA^{2} and z_{t+1} and 10^{26}', 'DA^2 and z_(t+1) and 10^26'],
    ['$\\frac{1}{2}$ of $\\mathcal{O}(\\log n)$', '1/2 of O(log n)'],
    ['Schr\\"{o}dinger, Poincar\\\'e', 'Schrödinger, Poincaré'],
    ['prices (\\22K) and a \\ trailing \\', 'prices (22K) and a trailing'],
    ["“curly” ‘quotes’, ``latex'' and `single'", '"curly" \'quotes\', "latex" and \'single\''],
    ['code at \\href{https://a.example/x}{this place} \\cite{a,b}', 'code at this place'],
    ['GIGA-ToF{https://github.com/a/b}', 'GIGA-ToF (https://github.com/a/b)'],
    ['Self-text{CO}rrecting', 'Self-COrrecting'],
    ['360^circ views of 360^circtimes180^circ', '360° views of 360°×180°'],
    ['the set \\{1, 2\\} of \\mathbb{R}', 'the set (1, 2) of R'],
    ['4times faster', '4× faster'],
    ['“', '"'],
    ['it says \\"all\\" and \\\'so\\\' of it', 'it says "all" and \'so\' of it'],
    ['&shy;', ''],
  ])('reads %j as %j', (raw, cleaned) => {
    expect(clean(raw)).toBe(cleaned);
  });

  // As their authors write them: what is between the bars is what comes, and what is read.
  it.each([
    String.raw`8$\times$A100 GPUs | 8×A100 GPUs`,
    String.raw`$\mu$P, On AI$\times$Bio | μP, On AI×Bio`,
    String.raw`we propose \shortopd, a schedule | we propose shortopd, a schedule`,
    String.raw`our{\name}, which \foo{bar} \baz{} (\method) | ourname, which foo bar baz (method)`,
    String.raw`LLaMA\nobreakdash-3.1 with \ourMethod-trained | LLaMA-3.1 with ourMethod-trained`,
    String.raw`$\oplus \ominus$ \preceq $\subseteq$ \dagger | ⊕ ⊖ ⪯ ⊆ †`,
    String.raw`$\Pr[x]$ and $\lim_{n \to \infty} \log x$ | Pr[x] and lim_(n → ∞) log x`,
    String.raw`$x \not= y \not\in \Xi$ | x ≠ y ∉ Ξ`,
    String.raw`$360^{\circ}$, $90^\circ$, $f \circ g$, $x^{\prime\prime}$, $q^{*}$ | 360°, 90°, f ∘ g, x′′, q^*`,
    String.raw`\frac12, $\frac{a+b}{\pi}x$, $\tfrac 1 n$, $\binom{n}{k}$ | 1/2, (a+b)/πx, 1/n, (n choose k)`,
    String.raw`$\sqrt[3]{x+1}$, $\sqrt2$, $\sqrt{x}$ | √(x+1), √2, √x`,
    String.raw`E\textsuperscript{2}R, H\textsubscript{max x}, x\_{y} | E^2R, H_(max x), x_y`,
    String.raw`$\hat{x}$, $\bar y$, $\tilde{z}_t$, $\hat{xy}$, $\vec{v}$ | x̂, ȳ, z̃_t, xy, v`,
    String.raw`{\bf Bold} and {\em so}, \textit{\textbf{a} b}, \textsc{Pivot}/x | Bold and so, a b, Pivot/x`,
    String.raw`a\xspace{} b, a\quad b\\c, \text{\alpha}beta | a b, a b c, αbeta`,
    String.raw`on a leaderboard\footnote{https://a.example} | on a leaderboard (https://a.example)`,
    String.raw`code~\url{https://a.example/x_y}. | code https://a.example/x_y.`,
    String.raw`see \href{https://a.example/x}. | see https://a.example/x.`,
    String.raw`as \citep[see][p. 3]{a,b} says \ref*{x} x\begin{it}y\end{it} | as says xy`,
    String.raw`\textcolor{red}{A} \color{blue} B \overset{d}{=} C | A B = C`,
    String.raw`\textgreater 96\% and \textless 5 \textbackslash{} | > 96% and < 5 ∖`,
    String.raw`a wide range of \~8B models, 3\!\times\!4, a\-b | a wide range of ~8B models, 3×4, ab`,
    String.raw`it \"fits\" the query\'s and GPT-4\'s, they\'re, etc\. | it "fits" the query's and GPT-4's, they're, etc.`,
    String.raw`$\{$, $\}$, $\|x\|$, \@x, \*y | (, ), ‖x‖, x, *y`,
    String.raw`\nicefrac{1}{2}, \frac {1} {2}, $\dbinom{n}{k}$, $\sqrt [3]{x}$ | 1/2, 1/2, (n choose k), √x`,
    String.raw`\myfrac{a} \fracture{b} \mybinom{n} \binomial{k} | myfrac a fracture b mybinom n binomial k`,
    String.raw`see \ref or [5] and \cite{a} too, (\bf Bold) | see or [5] and too, (Bold)`,
    String.raw`90^\degree, f_\circ, x_\prime, $x^{a\prime}$, $x^{\prime a}$ | 90°, f_∘, x_′, x^(a′), x^(′ a)`,
    'code{http://a.example} and {https://b.example} | code (http://a.example) and https://b.example',
    '({our page https://a.example}), ({this link of ours}) | (our page https://a.example), (this link of ours)',
    String.raw`a\quad{b}, bits\footnote{of rows}, $x^{a\c}b$, rows_ and \%2, Ada \etal{} | a b, bits (of rows), x^ab, rows_ and %2, Ada et al.`,
    `${'{ab}'.repeat(40)} | ${'ab'.repeat(40)}`,
  ])('reads %s', (line) => {
    const [raw = '', read] = line.split(' | ');
    expect(clean(raw)).toBe(read);
  });

  it.each([
    String.raw`Kara{\c c}ayl{\i} | Karaçaylı`,
    String.raw`Jan T{\"o}nshoff | Jan Tönshoff`,
    String.raw`S\o ren {\O}rsted, \L{}ukasz Pi\l at | Søren Ørsted, Łukasz Piłat`,
    String.raw`\AA ngstr\"om, Fran\c{c}ois, G\"{o}del | Ångström, François, Gödel`,
    String.raw`Erd\H{o}s, Erd\H os, Ho\v{r}ava, Ku\v s\'y | Erdős, Erdős, Hořava, Kušý`,
    String.raw`\r{A}, \u{g}, \k{a}, \d{s}, \b{o}, \={a}, \.z, \.{I}, \^o, \~n, \t{oo} | Å, ğ, ą, ṣ, o̱, ā, ż, İ, ô, ñ, oo`,
    String.raw`na\"{\i}ve, \'{\i}, \'\i x, \v{\j} | naïve, í, íx, ǰ`,
    String.raw`Ma\'nczak, \"Ust\"un, Poincar{\'e}, vis-\`a-vis | Mańczak, Üstün, Poincaré, vis-à-vis`,
    String.raw`\o \l \aa \ae \oe \ss \dh \th \dj \ng | ø ł å æ œ ß ð þ đ ŋ`,
    String.raw`\~{}x, \^{}, \"{ab}, \"7, \'x, \c | ~x, ^, ab, "7, 'x,`,
    String.raw`P\'erez sets sail, the letter \'s of it, pa\^s to | Pérez sets sail, the letter ś of it, paŝ to`,
    String.raw`Nils \AA Berg is it, b\.com of Zurich | Nils Å Berg is it, b.com of Zurich`,
    "O'Brien and Jean~Paul | O'Brien and Jean Paul",
  ])('reads the letters of %s', (line) => {
    const [raw = '', read] = line.split(' | ');
    expect(clean(raw)).toBe(read);
  });

  it.each([
    ['R&amp;D &lt;b&gt; &quot;x&quot; it&#39;s', 'R&D <b> "x" it\'s'],
    ['&eacute;&Uuml;&ccedil;&scaron; &#233; &#xE9; &oslash;&Lstrok;', 'éÜçš é é øŁ'],
    ['&alpha; &le; &times;&nbsp;&hellip;', 'α ≤ × …'],
    [
      '&amp;lt; and AT&T; &nosuch; &aacutely; &#99999999; &o;',
      '< and AT&T; &nosuch; &aacutely; &#99999999; &o;',
    ],
    ['&#0;a&#x202e;b&#xD800;c&#1114112;', 'abc&#1114112;'],
    ['a&#1114111;b', 'a\u{10ffff}b'],
  ])('reads the entities of %j as %j', (raw, cleaned) => {
    expect(clean(raw)).toBe(cleaned);
  });

  it('knows the entities that are called otherwise than in LaTeX, and letters with each accent', () => {
    expect(clean('&amp;&lt;&gt;&quot;&apos; a&nbsp;b&ensp;c&emsp;d&thinsp;e so&shy;ft')).toBe(
      '&<>"\' a b c d e soft',
    );
    expect(clean('&lsquo;a&rsquo; &ldquo;b&rdquo;&laquo;&raquo;&ndash;&mdash;&hellip;')).toBe(
      '\'a\' "b"«»–—…',
    );
    expect(clean('&plusmn;&middot;&minus;&infin;&asymp;&rarr;&larr;&harr;&radic;')).toBe('±·−∞≈→←↔√');
    expect(clean('&isin;&sube;&sup;&sub;&bull;&micro;&reg;&trade;&copy;&sect;')).toBe('∈⊆⊃⊂•μ®™©§');
    expect(clean('&szlig;&aelig;&AElig;&oelig;&OElig;&oslash;&Oslash;&eth;&ETH;')).toBe('ßæÆœŒøØðÐ');
    expect(clean('&thorn;&THORN;&lstrok;&Lstrok;&inodot;&half;&frac12;&sup2;&sup3;')).toBe('þÞłŁı½½²³');
    expect(clean('&aacute;&agrave;&acirc;&auml;&atilde;&ccedil;&aring;&scaron;')).toBe('áàâäãçåš');
    expect(clean('&abreve;&amacr;&aogon;&zdot;&odblac; &aabreve; &xabreve')).toBe('ăāążő &aabreve; &xabreve');
  });

  it('knows what stands above or below a letter, in words and in formulas', () => {
    expect(clean(String.raw`\`a \'a \^a \~a \=a \.z \"a \u a \r a \H o \v s \d s \c c \k a \b b`)).toBe(
      'à á â ã ā ż ä ă å ő š ṣ ç ą ḇ',
    );
    expect(clean(String.raw`$\hat a \bar a \tilde a \dot z \ddot a \check s$`)).toBe('â ā ã ż ä š');
    expect(clean(String.raw`$\breve a \acute a \grave a \mathring a \not=$`)).toBe('ă á à å ≠');
  });

  it.each([
    'costs $5 or $10',
    'under $1,000 per audit, $0.60 each',
    'from $5 to $10, $2 each',
    'snake_case and 2^10, a_b',
    '`code` of ~10 files',
    'Fish & Chips; AT&T',
    'https://a.example/~ada/x',
  ])('leaves %j as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('drops what could move or hide text in a chat', () => {
    expect(clean('a\u202eb\u200bc\u0000d\u001b[31me')).toBe('abcd[31me');
  });

  it('keeps to 20,000 characters without breaking one', () => {
    const long = clean('😀'.repeat(15_000));
    expect(long.length).toBeLessThanOrEqual(20_000);
    expect(long.isWellFormed()).toBe(true);
  });

  it('reads no more than the first 20,000 characters, however little is in them', () => {
    expect(clean(`a${' '.repeat(20_000)}b`)).toBe('a');
  });

  it('reads what was escaped twenty times, and gives up its marks where it was escaped more often', () => {
    const escaped = (times: number) => clean(`a&${'amp;'.repeat(times - 1)}lt;b`);
    expect(escaped(20)).toBe('a<b');
    expect(escaped(21)).toBe('a lt;b');
  });

  it('gives up its marks where it is made to nest without end', () => {
    const nested = `${'$'.repeat(200)}7times${'$'.repeat(200)}`;
    expect(clean(nested)).toBe('7×');
    expect(clean(clean(nested))).toBe(clean(nested));
  });

  const pieces = fc.constantFrom(
    ...[
      '\\',
      '$',
      '{',
      '}',
      '~',
      '`',
      "''",
      'times',
      '7',
      ' ',
      '\n',
      '\\alpha',
      '\\c',
      '\\o ',
      '\\"',
      "\\'",
      '\\not',
      '\\sqrt',
      '\\ie',
      '\\name',
      '\\frac{a}{b}',
      '\\%',
      '\\\\',
      'a',
      '“',
    ],
    ...[
      '\\textbf{',
      '\\href{u}',
      '^{',
      '_{x+',
      '\u0301',
      '\u202e',
      '\u0007',
      '\ud800',
      '\u1fef',
      '\u200b',
      'https:',
      'text{',
      'i',
      '&',
      'amp;',
      '&lt;',
      '&#36;',
      '&#92;',
      '[',
      ']',
      '∘',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );

  it('is never longer than 20,000 characters, though signs may be longer than their commands', () => {
    for (const text of ['\\ie '.repeat(5000), 'ffi\u{1d15e}'.repeat(6000), '&amp;lt;'.repeat(3000)]) {
      expect(clean(text).length).toBeLessThanOrEqual(20_000);
      expect(clean(clean(text))).toBe(clean(text));
    }
  });

  it('reads what is nested deeper than any stack', () => {
    expect(clean(`${'{'.repeat(9000)}a${'}'.repeat(9000)}b`)).toBe('ab');
    expect(clean('\\frac'.repeat(3000))).toMatch(/^[(/)]+$/);
    expect(clean('x^{'.repeat(3000))).toMatch(/^x\^/);
    expect(clean(String.raw`{\frac} b, {x\c} d`)).toBe('/ b, x d');
  });

  it('is one line without control characters, whatever comes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(clean(text).length).toBeLessThanOrEqual(20_000);
        expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\\{}]|^\s|\s$|\s\s/u);
      }),
    );
  });

  it('is not changed by being cleaned again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 2000 },
    );
  });
});
