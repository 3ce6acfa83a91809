/** What may be meant instead of a topic: other spellings, what an acronym stands for, which bring more, or a name that is stored. */
export interface Advice {
  /** Whether no stored paper has any of its words, or, where it is names alone, is by any of them. */
  readonly unknown: 'words' | 'names' | false;
  /** With the papers of the last 30 days that each would have brought, best first. */
  readonly offers: readonly { readonly topic: string; readonly papers: number }[];
}
