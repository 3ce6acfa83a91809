const SMALL = new Set(
  `a afternoon afternoons an and at by can change channel clock could daily's day deliver digest digests each
  evening evenings every everyone feed for from get give go here hi i i'd in into is it its just let like list
  local make me morning mornings move my new night nights now of on once only or our paper papers paused please
  pls post put receive receiving schedule scheduled send sending set start subscribe subscription summary switch
  thanks the them there these wake this time timezone to top tz update us want we we'd will with would you your zone`.split(
    /\s+/,
  ),
);

// With what stands behind it; to look at the end of a longer one costs more than it says.
const LONGEST = 20;

/** Whether a word says nothing of an order by itself ("at", "please"). "US" in capitals is a country. */
export function isSmall(word: string): boolean {
  if (word === 'US' || word.length > LONGEST) return false;
  return SMALL.has(word.toLowerCase().replace(/[,.;:!?]+$/, ''));
}
