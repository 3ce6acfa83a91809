// arXiv's new identifiers and the old ones with a field before them, in a link of arXiv or Hugging Face.
const LINK =
  /\b(?:arxiv\.org\/(?:abs|pdf|html)|(?:huggingface\.co|hf\.co)\/papers|alphaxiv\.org\/abs)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/gi;

/** The papers that a message links to, in order, each once; the links may be anywhere in it. */
export function papersIn(message: unknown): string[] {
  const found = [
    ...JSON.stringify(message ?? '')
      .replaceAll('\\/', '/')
      .matchAll(LINK),
  ];
  return [...new Set(found.flatMap(([, id]) => id ?? []))];
}
