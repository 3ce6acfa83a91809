/** How a family of models wants to be read. */
export interface Recipe {
  readonly pooling: 'cls' | 'mean';
  /** What stands before each text. */
  readonly query: string;
  readonly paper: string;
}

// Each as its model card says: huggingface.co/BAAI/bge-small-en-v1.5, …/intfloat/e5-small-v2.
const RECIPES: readonly (readonly [family: RegExp, recipe: Recipe])[] = [
  [
    /\bbge-\w+-en\b/i,
    { pooling: 'cls', query: 'Represent this sentence for searching relevant passages: ', paper: '' },
  ],
  [/\be5-/i, { pooling: 'mean', query: 'query: ', paper: 'passage: ' }],
];

const PLAIN: Recipe = { pooling: 'mean', query: '', paper: '' };

/** The recipe of a model, by its name; most sentence models want the mean of their tokens and nothing before a text. */
export function recipeOf(model: string): Recipe {
  return RECIPES.find(([family]) => family.test(model))?.[1] ?? PLAIN;
}
