import type { Text } from '../../document.ts';

/** What a sentence stands for: the line of a command, or what is said of it where no line is. */
export type Meant = { readonly line: string } | { readonly says: Text };
