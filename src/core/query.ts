export type Sort = 'relevance' | 'date' | 'upvotes';
export interface Query {
  readonly words: readonly string[];
}
