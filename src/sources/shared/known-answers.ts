/** Answers that a site may say are still the same, each by the tag that it came with. */
export interface KnownAnswers<Answer> {
  /** Undefined where none with a tag is known. */
  of(url: URL): { readonly tag: string; readonly answer: Answer } | undefined;
  /** Keeps an answer that came with a tag; the one that was asked for longest ago makes room. */
  keep(url: URL, tag: string | null, answer: Answer): void;
}

// Lists that fill are asked for again and again, a page or two each; anything else hardly ever.
const MOST = 8;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_TAG = 200;

/** A memory of a few answers. */
export function knownAnswers<Answer extends { readonly text: string }>(): KnownAnswers<Answer> {
  const known = new Map<string, { tag: string; answer: Answer }>();
  return {
    of: ({ href }) => {
      const found = known.get(href);
      if (found) known.delete(href);
      if (found) known.set(href, found);
      return found;
    },
    keep: ({ href }, tag, answer) => {
      known.delete(href);
      if (!tag || tag.length > LONGEST_TAG || answer.text.length > MOST_CHARACTERS) return;
      known.set(href, { tag, answer });
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
  };
}
