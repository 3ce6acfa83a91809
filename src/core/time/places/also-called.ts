/** What people call places beside what is on a map of theirs: short, in the tongue that is spoken there or next door, and regions of one clock. By the zone. */
export const ALSO_CALLED: Readonly<Record<string, string>> = {
  'America/Argentina/Buenos_Aires': 'baires',
  'America/Chicago': 'nola, midwest, baton rouge, chi town',
  'America/Indiana/Indianapolis': 'west lafayette, south bend, notre dame',
  'America/Los_Angeles':
    'vegas, socal, norcal, southern california, northern california, pnw, pacific northwest, the bay, san fran, frisco, eugene, corvallis, los gatos, la jolla',
  'America/Mexico_City': 'ciudad de mexico, mexico df',
  'America/New_York':
    'd c, philly, new england, tri state, big apple, beantown, nyc metro, long island, queens, the bronx, state college, college park, blacksburg, charlottesville, knoxville, upstate, atl, cambridge',
  'America/Sao_Paulo': 'sampa',
  'America/Toronto': 'london ontario, gta',
  'Asia/Jerusalem': 'tlv',
  'Asia/Kolkata': 'delhi ncr, blr, hyd',
  'Asia/Riyadh': 'ksa',
  'Europe/Amsterdam': 'den bosch, the randstad',
  'Europe/Athens': 'athen, athina',
  'Europe/Berlin':
    'frankfurt main, frankfurt oder, halle, halle saale, ludwigshafen, brunswick, braunschweig, ruhr area, ruhrgebiet, nrw',
  'Europe/Brussels': 'bruxelles, brussel, luttich',
  'Europe/Bucharest': 'bucuresti, bukarest',
  'Europe/Budapest': 'szeged, debrecen',
  'Europe/Copenhagen': 'kobenhavn, kopenhagen',
  'Europe/Lisbon': 'lisboa, lissabon',
  'Europe/London': 'hull, norwich, plymouth, portsmouth, loughborough, swindon, milton keynes',
  'Europe/Moscow': 'moskau, moskva, petersburg, sankt petersburg',
  'Europe/Paris': 'saint etienne, st etienne, aix en provence, versailles',
  'Europe/Prague': 'praha, prag, brunn',
  'Europe/Rome': 'roma, rom, mailand',
  'Europe/Stockholm': 'goeteborg',
  'Europe/Warsaw': 'warszawa, warschau, krakau',
  'Europe/Zurich': 'zurigo, bale',
};
