/** Where a chat answers links once somebody has switched that on. */
export interface LinkSwitch {
  /** What it is switched on for, such as “this server”. */
  readonly where: string;
  /** Whether the person who asks may. */
  readonly may: boolean;
  /** Who may, at the beginning of a sentence. */
  readonly who: string;
  /** What whoever runs Paperboy has to do first: sentences. Undefined where that is done. */
  readonly missing?: string | undefined;
}
