import { encodeIntent, type Intent } from '#core/commands/intent.ts';
import { plainText, type Text } from '#core/document.ts';

type Meant = { readonly line: string } | { readonly says: Text };

/** What a line was read as, in short: a line to type, an intent, a sentence, or "nothing" where it is none of these. */
export function inShort(read: Meant | Intent | Text | object | undefined): string {
  if (read === undefined) return 'nothing';
  if (typeof read === 'string') return read;
  if (Array.isArray(read)) return plainText(read);
  if ('line' in read && typeof read.line === 'string') return read.line;
  if ('says' in read) return plainText(read.says as Text);
  return 'command' in read ? encodeIntent(read as Intent) : JSON.stringify(read);
}
