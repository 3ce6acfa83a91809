/** Where the one script of these pages is. */
export const ZONE_SCRIPT_AT = '/zone.js';

/** Puts the browser's own time zone where the default one stands, and says so beside it: it is sent with the form, and only then. What somebody chose is left as it is. */
export const ZONE_SCRIPT = `{
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const field = document.querySelector('select[name="zone"][data-default]');
  const note = document.getElementById('zone-note');
  if (timeZone && note && field?.value === field?.dataset.default && field.value !== timeZone) {
    // Browsers call some places otherwise than the list does.
    const isListed = [...field.options].some(({ value }) => value === timeZone);
    if (!isListed) field.add(new Option(timeZone));
    field.value = timeZone;
    field.setAttribute('aria-describedby', note.id);
    note.hidden = false;
  }
}
`;
