/** One way in which a wanted word may stand in a paper. */
export interface TermForm {
  readonly term: string;
  readonly weight: number;
}

/**
 * One word of a question: it is found where any of its forms is found. `essential` ones count as words of the
 * question, the others (what an acronym stands for) only add to the score.
 */
export interface Wanted {
  readonly forms: readonly TermForm[];
  readonly essential: boolean;
}
