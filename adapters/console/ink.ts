import { styleText } from 'node:util';
import { oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';

/** What a terminal can show, found out by the caller. */
export interface TerminalScreen {
  /** In columns; where it is unknown, `LIMITS.usual` is taken. */
  readonly width?: number | undefined;
  readonly color: boolean;
  /** Whether OSC 8 links work. */
  readonly links: boolean;
  /** The IANA zone of whoever sits there; UTC where it is left out. */
  readonly zone?: string;
}

/** Bounds in columns: of the text's width, and the width below which a paper's counts leave its title's line. */
export const TERMINAL_LIMITS = { narrowest: 20, usual: 80, widest: 100, stacked: 56, address: 2000 };

/** The columns that text may fill on a screen. */
export function columnsOf({ width }: TerminalScreen): number {
  const known = width && Number.isFinite(width) && width > 0 ? Math.floor(width) : TERMINAL_LIMITS.usual;
  return Math.min(Math.max(known, TERMINAL_LIMITS.narrowest), TERMINAL_LIMITS.widest);
}

/** Text of a document as it may be written to a terminal: one line, no control characters, no escape sequences. */
export function terminalText(text: string): string {
  return oneLine(text);
}

type Style = Parameters<typeof styleText>[0];

/** Colours a text that is plain already, where the screen has colour. */
export function paint(screen: TerminalScreen, style: Style, text: string): string {
  // The caller has decided on colour; Node's own look at the stream and the environment would decide again.
  return screen.color && text ? styleText(style, text, { validateStream: false }) : text;
}

/** A trusted address as ASCII without spaces or escapes; undefined where there is none. */
export function terminalUrl(url: string | undefined): string | undefined {
  const { href = '' } = trustedLink(url) ?? {};
  return /^[\x21-\x7e]+$/.test(href) && href.length <= TERMINAL_LIMITS.address ? href : undefined;
}

/** Makes a text a link where the screen can show one; the parts of a wrapped link share an id, so that they light up together. */
export function hyperlink(screen: TerminalScreen, url: string | undefined, text: string): string {
  const target = screen.links ? terminalUrl(url) : undefined;
  return target ? `\u001b]8;id=paper;${target}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
