import { arxivId } from '../paper.ts';

// A link of arXiv, Hugging Face or alphaXiv, as people and other bots write it; not one that only stands in another's path.
const LINK =
  /(?<![\w@./-])(?:https?:\/\/)?(?:[\w-]+\.)*(?:arxiv\.org|huggingface\.co|hf\.co|alphaxiv\.org)\/[^\s()<>[\]"'|\\]+/gi;

/** The papers that a text links to, by their arXiv ids, in order, each once. */
export function papersLinked(text: string): string[] {
  const ids = [...text.matchAll(LINK)].flatMap(([link]) => arxivId(link.replace(/[.,;:!?]+$/, '')) ?? []);
  return [...new Set(ids)];
}
