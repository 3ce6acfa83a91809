/**
 * The numbers of the ranking, few on purpose. Set on scifact-train, `topics`, `3dgs-tags` and title
 * look-ups; all lie on a plateau: a third more or less moves nDCG@10 on `topics` by less than 0.01.
 */
export const RANKING = {
  /** BM25: how soon more sightings stop counting, how much length counts, title against body. */
  saturation: 1.4,
  lengthShare: 0.6,
  titleWeight: 3,
  /** The idf is raised to this power: rare words say more than chance alone gives them. */
  rarityPower: 1.2,
  /** Papers that the first stage hands to the second, and how many of them are read word by word. */
  candidates: 1000,
  read: 200,
  /** Best papers whose mean content says what the question is about: so many for each of its words, since few are about all of a few words. */
  feedback: { least: 15, most: 30, each: 5 },
  /**
   * Closeness to that content counts `feedbackWeight` ÷ words of the question, at most
   * `feedbackMost`: it helps short topics, and a long question says itself what it is about.
   */
  feedbackWeight: 5,
  feedbackMost: 2,
  /** Neighbouring words of the question that are neighbours in the paper. */
  neighbours: 0.3,
  /** What a compound of the question counts that a paper writes in another way. */
  compound: 0.5,
  /**
   * A title with every word of the question, by how much of the title they fill: someone looks up
   * a paper. Fades where more than `fewTitles` titles have them all: then it is a topic.
   */
  title: 1.1,
  fewTitles: 2,
  /** The same for one of up to `fewNamed` titles that have every word as it was typed: it goes before what is only about the words. */
  named: 4,
  fewNamed: 4,
  /** What a title loses that has the words in other forms than they were typed, beside one that has them so; of no more than so many titles. */
  otherForms: 0.3,
  mostTitles: 60,
} as const;
