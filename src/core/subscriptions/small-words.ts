const SMALL = new Set(
  `a afternoon afternoons an and at before but by can cheers cool change channel clock could daily's day deliver digest digests do each
  early evening evenings exactly every everyone feed for from get give go hello here hey hi i i'd in into is it its just late let like list
  lunch lunchtime local make me morning mornings move my new night nights now of ok okay on once only or our paper papers paused please
  pls post put receive receiving schedule scheduled send sending set sharp start subscribe subscription summary switch
  thank thanks thx the them there these this wake this time timezone to top ty tz u update us want we we'd will with would you your zone`.split(
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
