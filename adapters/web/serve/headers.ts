import { STYLE_HASH } from '../render/style.ts';

interface Safety {
  /** Whether papers' pictures are loaded from Hugging Face. */
  readonly images: boolean;
  /** Whether a page may run a file of ours; no other one may run anything. */
  readonly script?: boolean;
}

/** What every answer carries: no script but where a page says so, nothing of anybody else's, no frame around it, and no word to others of where somebody came from. */
export function safeHeaders({ images, script = false }: Safety): Readonly<Record<string, string>> {
  const pictures = images ? ' https://*.huggingface.co https://huggingface.co https://hf.co' : '';
  const scripts = script ? " script-src 'self';" : '';
  return {
    // Without a script nothing connects from a page but what looks a page over: Lighthouse reads robots.txt from within it.
    'content-security-policy': `default-src 'none'; connect-src 'self';${scripts} style-src ${STYLE_HASH}; img-src 'self'${pictures}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'interest-cohort=()',
  };
}
