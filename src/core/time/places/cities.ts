/**
 * Larger cities that IANA's names leave out, by the zone whose clock they keep. A name that several places bear stands
 * for the one that most people mean; "Birmingham, AL" is told apart by its state.
 */
export const CITIES: Readonly<Record<string, string>> = {
  'Africa/Cairo': 'alexandria, giza',
  'Africa/Casablanca': 'rabat, marrakesh, marrakech, fez, tangier',
  'Africa/Johannesburg': 'cape town, durban, pretoria, stellenbosch',
  'Africa/Lagos': 'abuja, ibadan, kano',
  'Africa/Nairobi': 'mombasa',
  'Africa/Accra': 'kumasi',
  'America/Argentina/Buenos_Aires': 'rosario, la plata',
  'America/Bogota': 'medellin, cali, barranquilla, cartagena',
  'America/Chicago':
    'austin, houston, dallas, san antonio, fort worth, minneapolis, saint paul, milwaukee, madison, st louis, saint louis, kansas city, new orleans, memphis, nashville, urbana, champaign, urbana champaign, evanston, omaha, oklahoma city, tulsa, des moines, iowa city, college station, huntsville',
  'America/Denver':
    'boulder, salt lake city, albuquerque, santa fe, los alamos, colorado springs, el paso, fort collins, provo',
  'America/Detroit': 'ann arbor, lansing, grand rapids',
  'America/Edmonton': 'calgary, banff',
  'America/Guayaquil': 'quito',
  'America/Halifax': 'fredericton',
  'America/Lima': 'cusco, arequipa',
  'America/Los_Angeles':
    'la, l a, sf, san francisco, bay area, sf bay area, silicon valley, seattle, san diego, san jose, palo alto, menlo park, mountain view, sunnyvale, cupertino, santa clara, berkeley, oakland, stanford, portland, sacramento, las vegas, irvine, pasadena, santa barbara, santa cruz, redmond, bellevue, spokane, reno, fresno, long beach, hollywood, santa monica',
  'America/Mexico_City': 'guadalajara, puebla, cdmx, leon',
  'America/New_York':
    'nyc, n y c, ny, new york city, manhattan, brooklyn, boston, washington, washington dc, washington d c, dc, philadelphia, pittsburgh, atlanta, miami, princeton, new haven, ithaca, buffalo, rochester, baltimore, charlotte, raleigh, durham, chapel hill, orlando, tampa, jacksonville, cleveland, columbus, cincinnati, providence, newark, jersey city, hartford, richmond, arlington, bethesda, gainesville, syracuse, albany, hoboken, amherst',
  'America/Phoenix': 'tucson, tempe, scottsdale',
  'America/Sao_Paulo':
    'rio, rio de janeiro, brasilia, belo horizonte, curitiba, porto alegre, campinas, florianopolis',
  'America/Toronto': 'montreal, ottawa, quebec, quebec city, waterloo, kitchener, mississauga',
  'America/Vancouver': 'burnaby',
  'America/Winnipeg': 'brandon',
  'Asia/Baghdad': 'basra, erbil, mosul',
  'Asia/Bangkok': 'chiang mai, phuket',
  'Asia/Colombo': 'kandy',
  'Asia/Dhaka': 'chittagong, sylhet',
  'Asia/Dubai': 'abu dhabi, sharjah',
  'Asia/Ho_Chi_Minh': 'hanoi, ha noi, da nang, ho chi minh city, hcmc',
  'Asia/Hong_Kong': 'hk, kowloon',
  'Asia/Jakarta': 'bandung, yogyakarta, surabaya',
  'Asia/Jerusalem': 'tel aviv, haifa, rehovot, beer sheva',
  'Asia/Karachi': 'lahore, islamabad, rawalpindi, faisalabad, peshawar',
  'Asia/Kolkata':
    'mumbai, bombay, delhi, new delhi, bangalore, bengaluru, hyderabad, chennai, madras, pune, ahmedabad, kanpur, jaipur, gurgaon, gurugram, noida, kharagpur, roorkee, kochi, lucknow, chandigarh, indore, bhopal, coimbatore, guwahati, trivandrum, thiruvananthapuram, surat, nagpur',
  'Asia/Kuala_Lumpur': 'kl, penang, johor bahru',
  'Asia/Manila': 'quezon city, cebu, davao',
  'Asia/Riyadh': 'jeddah, dhahran, thuwal, kaust, mecca, medina, dammam',
  'Asia/Seoul': 'busan, daejeon, incheon, pohang, daegu, ulsan, gwangju, suwon',
  'Asia/Shanghai':
    'beijing, peking, shenzhen, hangzhou, guangzhou, canton, nanjing, wuhan, chengdu, xian, tianjin, suzhou, hefei, harbin, dalian, qingdao, xiamen, changsha, zhuhai, dongguan, chongqing, shenyang, jinan, zhengzhou, kunming, fuzhou, ningbo, wuxi',
  'Asia/Taipei': 'hsinchu, kaohsiung, taichung, tainan',
  'Asia/Tashkent': 'bukhara',
  'Asia/Tehran': 'isfahan, shiraz, mashhad, tabriz',
  'Asia/Tokyo':
    'osaka, kyoto, yokohama, nagoya, sapporo, fukuoka, kobe, sendai, tsukuba, hiroshima, kawasaki, saitama, nara',
  'Asia/Yekaterinburg': 'ekaterinburg, chelyabinsk, perm, ufa',
  'Australia/Brisbane': 'gold coast',
  'Australia/Melbourne': 'geelong',
  'Australia/Sydney': 'canberra, wollongong',
  'Europe/Amsterdam':
    'rotterdam, the hague, den haag, hague, utrecht, eindhoven, delft, leiden, groningen, nijmegen, maastricht, tilburg, enschede, twente, haarlem, wageningen, arnhem, breda',
  'Europe/Athens': 'thessaloniki, patras, heraklion',
  'Europe/Belgrade': 'novi sad',
  'Europe/Berlin':
    'munich, munchen, muenchen, hamburg, cologne, koln, koeln, frankfurt, stuttgart, dusseldorf, duesseldorf, leipzig, dresden, nuremberg, nurnberg, hannover, hanover, bonn, aachen, karlsruhe, heidelberg, mannheim, freiburg, tubingen, tuebingen, saarbrucken, saarbruecken, darmstadt, gottingen, goettingen, bremen, essen, dortmund, potsdam, jena, munster, muenster, kiel, mainz, ulm, augsburg, wurzburg, erlangen, bielefeld, bochum, kaiserslautern, konstanz, passau, regensburg, rostock, paderborn, marburg, siegen, kassel',
  'Europe/Brussels': 'antwerp, ghent, gent, leuven, liege, bruges',
  'Europe/Bucharest': 'cluj, cluj napoca, iasi, timisoara, brasov',
  'Europe/Copenhagen': 'aarhus, odense, aalborg, lyngby',
  'Europe/Dublin': 'galway, cork, limerick',
  'Europe/Helsinki': 'espoo, tampere, turku, oulu',
  'Europe/Istanbul': 'ankara, izmir, bursa',
  'Europe/Kyiv': 'lviv, odesa, odessa, kharkiv, dnipro',
  'Europe/Lisbon': 'porto, coimbra, braga, aveiro',
  'Europe/Ljubljana': 'maribor',
  'Europe/London':
    'edinburgh, cambridge, oxford, manchester, birmingham, bristol, leeds, glasgow, sheffield, liverpool, nottingham, southampton, cardiff, belfast, newcastle, york, warwick, coventry, st andrews, aberdeen, brighton, leicester, exeter, lancaster, swansea, dundee, guildford',
  'Europe/Luxembourg': 'luxembourg city',
  'Europe/Madrid':
    'barcelona, valencia, sevilla, seville, bilbao, zaragoza, granada, malaga, san sebastian, donostia, salamanca, alicante, santiago de compostela, palma',
  'Europe/Minsk': 'gomel',
  'Europe/Moscow': 'st petersburg, saint petersburg, kazan, nizhny novgorod, sochi',
  'Europe/Oslo': 'bergen, trondheim, stavanger, tromso',
  'Europe/Paris':
    'lyon, grenoble, marseille, toulouse, nice, bordeaux, nantes, lille, rennes, strasbourg, montpellier, sophia antipolis, saclay, nancy, dijon, brest, clermont ferrand',
  'Europe/Prague': 'brno, ostrava, plzen',
  'Europe/Rome':
    'milan, milano, turin, torino, naples, napoli, florence, firenze, bologna, pisa, venice, venezia, padua, padova, genoa, genova, trento, trieste, palermo, verona, modena, catania, siena',
  'Europe/Sofia': 'plovdiv, varna',
  'Europe/Stockholm': 'gothenburg, goteborg, malmo, uppsala, lund, linkoping, umea',
  'Europe/Tallinn': 'tartu',
  'Europe/Vienna': 'wien, graz, linz, salzburg, innsbruck, klagenfurt',
  'Europe/Vilnius': 'kaunas',
  'Europe/Warsaw': 'krakow, cracow, wroclaw, poznan, gdansk, lodz, katowice, lublin',
  'Europe/Zagreb': 'rijeka',
  'Europe/Zurich':
    'geneva, geneve, genf, lausanne, basel, bern, berne, lugano, zuerich, st gallen, winterthur, lucerne, luzern, neuchatel, fribourg',
  'Pacific/Auckland': 'wellington, christchurch, dunedin',
};
