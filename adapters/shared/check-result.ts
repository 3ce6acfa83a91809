/** One thing that was looked at: what was found and, where it is not well, what to do. */
export interface Checked {
  readonly ok: boolean;
  readonly line: string;
}

export function good(line: string): Checked {
  return { ok: true, line };
}

export function bad(line: string): Checked {
  return { ok: false, line };
}
