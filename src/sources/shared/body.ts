import { SourceError } from '#core/errors.ts';

/** Reads the text of an answer, `bytes` decoded at the most; a SourceError where there is more. */
export async function wholeBody(
  response: Response,
  { title, bytes }: { title: string; bytes: number },
): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so a bomb is neither downloaded nor inflated further.
    if (size > bytes)
      throw new SourceError(
        'source-answer',
        `${title} answered with more than ${Math.round(bytes / 1e6)} MB`,
      );
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
