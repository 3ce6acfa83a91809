/** What ENCRYPTION_KEY does for whoever must not have the key itself. */
export interface Encryption {
  /** A secret as text that only the key opens, and only under the same name. */
  encrypt(name: string, secret: string): string;
  /** The secret that was encrypted. Throws a SetupError where the key is another one, or the text was changed or moved. */
  decrypt(name: string, encrypted: string): string;
  /** A hash of a text that nobody can make without the key, as 64 hexadecimal digits; one for one use says nothing about another. */
  mac(use: string, text: string): string;
}
