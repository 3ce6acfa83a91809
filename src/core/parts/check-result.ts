/** One thing that was looked at: what was found and, where it is not well, what to do. */
export interface CheckResult {
  readonly ok: boolean;
  readonly line: string;
}

export function good(line: string): CheckResult {
  return { ok: true, line };
}

export function bad(line: string): CheckResult {
  return { ok: false, line };
}
