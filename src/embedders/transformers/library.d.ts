/** What is used of the library, since it is there only where a user has installed it. */
declare module '@huggingface/transformers' {
  type Extractor = (
    texts: readonly string[],
    options: { pooling: 'cls' | 'mean'; normalize: boolean },
  ) => Promise<{ readonly dims: readonly number[]; readonly data: Float32Array }>;
  export const env: { remoteHost: string; cacheDir: string };
  export function pipeline(
    task: 'feature-extraction',
    model: string,
    options: { dtype: 'q8' },
  ): Promise<Extractor>;
}
