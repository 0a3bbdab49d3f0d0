/** The names and places that the vault gets to know before the sheet is written. */
export const KNOWN = ['Kanarina', 'Qvist', 'Kanariestuen', 'Finkebjerg', 'Solvejg'];

/** What is typed and found by rule, each in a line of its own. */
export const BY_RULE = [
  '010122-1234',
  '010122 1234',
  '0101221234',
  '01 01 22 12 34',
  '310519-4321',
  '01.02.2022',
  '1.2.2022',
  '1/2-22',
  '01-02-2022',
  '2022-02-01',
  '3. maj 2022',
  '3. maj',
  '24. december 2025',
  '24. dec. 2025',
  'mor@eksempel.dk',
  'far.qvist@eksempel.dk',
  'stuen+kanari@eksempel.dk',
  '12 34 56 78',
  '12345678',
  '1234 5678',
  '+45 12 34 56 78',
  '+46 701 234 567',
  'Skovvej 12',
  'Nørregade 4B',
  'Søndre Allé 7',
  'Bakkevænget 3',
  'Åstræde 9',
  '8600 Silkeborg',
  'maj 2021',
  'født i april',
  'd. 3/5',
  'den tredje juni 2021',
  '12/34/56/78',
  'mor (at) postkasse.dk',
  'Lindevej nr. 12',
  'Bækkelunden 8',
  'Kløvermarken 31',
  'Ny Vestergade 7',
  'H.C. Andersens Boulevard 3',
  'P. Knudsens Vej 4',
  '6500 Vojens',
];

/** The ways in which a name is written. */
export const BY_NAME = ['KANARINA', 'kanarina', 'Kanarinas', 'Kanarina’s', 'Qvists', 'K.Q.', 'K. Q.', 'KQ', 'kanariestuen', 'Kanariestuens', 'Kanarina-mor', 'Bos', 'Finke-bjerg'];

/** All of them. */
export const PLANTED = [...KNOWN, ...BY_RULE, ...BY_NAME];

/** Words that stand beside what tells, and tell nothing by themselves. */
const HARMLESS = ['den', 'født', 'mor', 'eksempel'];

/** Every word and number of them that tells who it is, by itself: none may be left alone. */
export const TELLING = [...new Set(PLANTED.flatMap((text) => text.match(/\p{L}{3,}|\d{4,}/gu) ?? []))].filter((word) => !HARMLESS.includes(word.toLowerCase()));
