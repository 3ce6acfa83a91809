type Environment = Readonly<Record<string, string | undefined>>;

const PROGRAMS = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio', 'Tabby']);
const TERMS = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'foot-extra', 'contour']);
/** VTE 0.50.0 crashes on a link; the version is written as 5000 there. */
const VTE_AFTER = 5000;

/** Whether a terminal is known to show OSC 8 links; where it is not known, it is not so. `FORCE_HYPERLINK` decides where it is set. */
export function supportsLinks(env: Environment, isTTY: boolean): boolean {
  const forced = env.FORCE_HYPERLINK;
  if (forced !== undefined) return forced !== '0';
  if (!isTTY || env.CI !== undefined) return false;
  const term = env.TERM ?? '';
  // A multiplexer passes the terminal's own variables on, but not its links.
  if (env.TMUX || env.STY || /^(?:dumb|screen|tmux)/.test(term)) return false;
  return (
    PROGRAMS.has(env.TERM_PROGRAM ?? '') ||
    TERMS.has(term) ||
    Boolean(env.WT_SESSION || env.KITTY_WINDOW_ID) ||
    Number(env.VTE_VERSION ?? 0) > VTE_AFTER
  );
}
