import { z } from 'zod';
import { ownAddress, port } from '#core/parts/variables.ts';

/** What an operator may set for the page; PORT and PUBLIC_URL are the public server's, too. */
export const webVariables = z.object({
  PORT: port(),
  PUBLIC_URL: ownAddress(),
  IMAGES: z.enum(['on', 'off'], 'must be on or off').optional(),
});
export type WebVariables = z.infer<typeof webVariables>;

/** What the page is made with. */
export interface WebSettings {
  /** How people reach it, without a slash at its end: `https://papers.example.org`. */
  readonly address: string;
  /** Whether papers show their pictures, which come from Hugging Face and tell it who reads. */
  readonly images: boolean;
}

/** Where nobody says how it is reached, it is tried out on the machine that it runs on. */
export function webSettingsOf({ PORT = 3000, PUBLIC_URL, IMAGES }: WebVariables): WebSettings {
  return { address: PUBLIC_URL ?? `http://localhost:${PORT}`, images: IMAGES === 'on' };
}
