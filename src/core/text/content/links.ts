const LINK =
  /(?:https?:\/\/|www\.)[^\s)]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ai|edu|dev|co|cn)\/[^\s)]*|\b[\w-]+\.github\.io\b[^\s)]*/gi;
// What leads to a link, from its sentence's beginning: "Code and models are available at".
const LEADING =
  /(?:^|(?<=[.!?]\s))[^.!?]{0,80}\b(?:codes?|models?|weights|datasets?|data|project(?: page)?|demos?|videos?|website|homepage|page)\b[^.!?]{0,60}\0+[^.!?\0]{0,20}(?:[.!?]|$)/gi;

/** A text without links and without sentences that do no more than lead to one: neither says what a paper is about. */
export function withoutLinks(text: string): string {
  if (!text.includes('/') && !text.includes('.github.io')) return text;
  const marked = text.replace(LINK, (link) => (link.endsWith('.') ? '\0.' : '\0'));
  return marked === text ? text : marked.replace(LEADING, '').replaceAll('\0', ' ').trim();
}
