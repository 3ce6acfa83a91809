import { SourceError } from '#core/errors.ts';
import { listTrimmer } from './list-trimmer.ts';

/** The most decoded bytes of an answer that are kept; `title` names the site in an error. */
interface Caps {
  readonly title: string;
  readonly bytes: number;
}

// A list that is too large is read on for as long as its large rows may be what makes it so.
const READ_ON = 4;
const ROWS = 5;

/**
 * Reads the text of an answer, `bytes` decoded at the most. In the text of a JSON array that would be longer, `null` stands for
 * each row of more than a fifth of that, so that one row does not lose the others; a SourceError where that does not suffice.
 */
export async function wholeBody(response: Response, { title, bytes }: Caps): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  let trimmer: ReturnType<typeof listTrimmer> | undefined;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    const more = decoder.decode(chunk, { stream: true });
    if (trimmer) trimmer.push(more);
    else text += more;
    if (size <= bytes) continue;
    if (!trimmer) {
      trimmer = listTrimmer(bytes / ROWS);
      trimmer.push(text);
    }
    // Leaving the loop cancels the stream, so a bomb is neither downloaded nor inflated further.
    if (!trimmer.isList() || trimmer.length() > bytes || size > READ_ON * bytes)
      throw tooLarge({ title, bytes });
  }
  return (trimmer?.text() ?? text) + decoder.decode();
}

function tooLarge({ title, bytes }: Caps): SourceError {
  return new SourceError('source-answer', `${title} answered with more than ${Math.round(bytes / 1e6)} MB`);
}
