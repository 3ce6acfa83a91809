import { z } from 'zod';
import { address, secret } from '#core/parts/variables.ts';

/** What an operator may set: a mirror, and a token, which doubles the number of requests that are allowed. */
export const huggingfaceSettings = z.object({
  HF_ENDPOINT: address('https://huggingface.co'),
  HF_TOKEN: secret(),
});
