/** A place's name without case, accents and the signs between words: "São Paulo" and "sao-paulo" are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øœ]/g, (letter) => (letter === 'ø' ? 'o' : 'oe'))
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/&/g, ' and ')
    .replace(/[._'’ -]+/g, ' ')
    .trim();
}
