/** Commands that change how their argument, or what follows, looks: they leave it as it is. */
export const FORMATTING: ReadonlySet<string> = new Set(
  `textbf textit textsl textsc texttt textrm textsf textmd textup textnormal text emph underline uline ul sout st hl
  highlight mbox hbox vbox fbox makebox framebox ensuremath protect boldsymbol bm pmb mathbf mathit mathrm mathsf mathtt
  mathcal mathbb mathfrak mathscr mathds mathbbm mathop mathrel mathbin mathord mathnormal operatorname url path
  textquote enquote bf it em rm sc tt sf sl cal bfseries itshape scshape ttfamily sffamily rmfamily upshape mdseries
  normalfont normalsize tiny scriptsize footnotesize small large Large LARGE huge Huge displaystyle textstyle scriptstyle
  limits nolimits left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr vec overline
  widehat widetilde overrightarrow overbrace underbrace allowbreak nobreak nobreakdash xspace relax null
  leavevmode noindent indent centering raggedright nonumber notag unboldmath boldmath ignorespaces strut sloppy
  textcolor colorbox hyperlink`.split(/\s+/),
);

/** Of these the first argument is nothing to read: a colour, a key, a length. */
export const DROPS_FIRST: ReadonlySet<string> = new Set(
  `cite citep citet citealp citealt citeauthor citeyear citenum nocite parencite textcite autocite ref eqref pageref
  autoref cref Cref vref label tag unicode vspace hspace vskip hskip color textcolor colorbox hyperlink hypersetup
  begin end thanks inst orcid affil footnotemark includegraphics input phantom hphantom vphantom rule raisebox
  overset underset stackrel`.split(/\s+/),
);

/** Commands for a space, wide or narrow. */
export const SPACES: ReadonlySet<string> = new Set(
  'quad qquad enspace thinspace space newline linebreak hfill hfil vfill par item smallskip medskip bigskip n r t'.split(
    ' ',
  ),
);
