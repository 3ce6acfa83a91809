const KINDS = 'research|labs?|ai|team|group|inc|corp|company|university|uni|institute|school';
const ALONE = new RegExp(`^(?:${KINDS})$`, 'i');
const BEHIND = new RegExp(` (?:${KINDS})$`, 'i');

/** Whether a word only says what kind of organisation one is: "Lab". */
export function isKindOfOrganization(word: string): boolean {
  return ALONE.test(word);
}

/** A name without the word for what kind of organisation it is: "Google" for "Google Research". */
export function withoutKind(name: string): string {
  return name.replace(BEHIND, '');
}
