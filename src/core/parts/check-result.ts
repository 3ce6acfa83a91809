/** One thing that was looked at: what was found and, where it is not well, what to do. */
export interface CheckResult {
  readonly ok: boolean;
  readonly line: string;
  /** Neither well nor wrong: what may be missing, or could not be looked at. */
  readonly isNote?: true;
}

export function good(line: string): CheckResult {
  return { ok: true, line };
}

export function bad(line: string): CheckResult {
  return { ok: false, line };
}

export function note(line: string): CheckResult {
  return { ok: true, line, isNote: true };
}
