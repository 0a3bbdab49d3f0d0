import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { addColleague, BO } from '../pages/colleagues.js';

/** Words that would invite to talk with the parents. */
const INVITES = /tal med (?:begge )?forældre|samtale|samtykke|netværksmøde|inviter|§\s30/i;

async function addChild(app: AppPage, label: string): Promise<void> {
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', label);
  await app.page.getByLabel('Måned').selectOption('1');
  await app.type('År', '2022');
  await app.tap('Gem');
  await app.at(label);
}

async function begin(app: AppPage, child: string): Promise<void> {
  await app.tap(/^Underretning$/);
  await app.at(`Underretning: ${child}`);
  await app.tap('Skriv underretning');
  await expect(app.page.getByLabel('Det, vi har set og hørt')).toBeVisible();
}

test('a concern is written without any assessment, sent, waited for across easter, and answered', async ({ app: page, address }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const on = (date: string, time = '15:00'): Promise<void> => page.clock.setFixedTime(`${date}T${time}:00`);
  await on('2026-03-31');
  await app.create();
  await addChild(app, 'Alma');
  await app.tap(/^Underretning$/);
  await expect(app.main).toContainText('Du behøver ingen vurdering');
  await expect(app.main).toContainText('barnets lov § 133');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Skriv underretning');

  // Until it is answered who may be hurting the child, nothing is made for the parents.
  await app.stored();
  await app.tap('Underretninger');
  await app.tap('Til barnets side');
  await expect(app.main).toContainText('siger endnu ikke, om der er mistanke om vold');
  await page.getByRole('button', { name: 'Forældre', exact: true }).click();
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(app.button(/Brev om/)).toHaveCount(0);
  await app.tap('Til barnets side');
  await app.tap('Svar på det');
  await expect(app.main).toContainText('Svar først på, om der er mistanke');
  await app.tap('Fortsæt underretningen');

  // Nothing is asked of the parents before it is known that they may know.
  await expect(page.getByLabel(/forældrene har fået at vide/)).toHaveCount(0);
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await expect(page.getByLabel(/forældrene har fået at vide/)).toBeVisible();
  await app.type('Barnets fulde navn', 'Alma Prøvesen');
  await app.type(/^Begge forældre, og/, 'Mor og far Prøvesen. Fælles forældremyndighed.');
  await app.choose('Er der brug for tolk?', 'Ja');
  await app.type('Tolk på hvilket sprog?', 'Arabisk');
  await app.type('Hvor kan kommunen få fat i dig?', 'Skovvej 12, 8600 Silkeborg');
  await expect(app.main).toContainText('I »Hvor kan kommunen få fat i dig?« står noget, der ligner en adresse.');
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Hvor kan kommunen få fat i dig?', 'Solsikken, 00 00 00 09, kl. 8–12');
  await expect(app.main).toContainText('Skriv kun arbejdstelefonen, aldrig dit private nummer.');
  await app.type('Det, vi har set og hørt', `${'Alma sad alene ved vinduet.\n'.repeat(150)}Sidste ord fra stuen.`);
  await app.type('Sådan forstår vi det', 'Vi mener, at Alma er ked af det. 010122-1234');
  await expect(app.main).toContainText('I »Sådan forstår vi det« står noget, der ligner et CPR-nummer.');
  await app.type('Sådan forstår vi det', 'Vi mener, at Alma er ked af det.');
  await expect(app.main).toContainText('»Det, vi har prøvet« er ikke udfyldt.');
  await app.tick(/korte sætninger, ingen skyld/);
  await app.type(/forældrene har fået at vide/, 'Mor: Vi har talt om hverdagen.');
  await app.stored();
  expect(await brokenRules(page)).toEqual([]);

  // A killed tab loses nothing, and the way back leads to the same place.
  await page.reload();
  await app.unlock();
  await expect(page.getByLabel('Tolk på hvilket sprog?')).toHaveValue('Arabisk');
  await expect(page.getByRole('checkbox', { name: /korte sætninger, ingen skyld/ })).toBeChecked();

  await app.tap('Læs og print');
  await expect(page.getByText('1. Det, vi har set og hørt')).toBeVisible();
  const { text, pages, size } = await printed(page);
  expect(size).toBe('A4');
  expect(pages).toBeGreaterThan(2);
  for (const part of [
    'Alma Prøvesen',
    'CPR-nummer',
    'Ja: Arabisk',
    'Mette, pædagog',
    'Sidste ord fra stuen.',
    'Eksempel Kommune',
    'Fra (institution)',
    'Solsikken, 00 00 00 09, kl. 8–12',
    '31.03.2026',
    'Ikke oplyst: Kendskab til barnet;',
    'Det, vi har prøvet.',
    'Dato og underskrift',
    '3. Forældrene',
    'Mor: Vi har talt om hverdagen.',
    `Side 1 af ${pages}`,
    `Side ${pages} af ${pages}`,
  ]) {
    expect(text).toContain(part);
  }
  const [facts, understood] = [text.indexOf('1. Det, vi har set og hørt'), text.indexOf('2. Sådan forstår vi det')];
  expect(facts).toBeGreaterThan(0);
  expect(text.slice(facts, understood)).not.toContain('ked af det');
  expect(text.slice(understood)).not.toContain('Sidste ord fra stuen');
  for (const heading of ['Det, vi har set og hørt', 'Sådan forstår vi det', 'Det, vi har prøvet']) {
    expect(text.split(heading), heading).toHaveLength(2);
  }
  expect(text).not.toMatch(/ØVELSE|Skriv videre|Print underretningen|https?:|Ring nu/);
  expect(text).not.toContain(new URL(address).host);
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Skriv videre');

  // Bad input is named, and nothing is noted.
  await app.type('Klokken', '25.00');
  await app.tap('Notér, at den er sendt');
  await expect(page.getByText(/Skriv klokkeslættet som 14\.30/)).toBeVisible();
  await app.type('Klokken', '14.30');
  for (const [day, why] of [
    ['1999-01-01', 'Den dag var barnet ikke født.'],
    ['2025-02-01', 'mere end et år, før kladden blev begyndt'],
    ['2026-03-30', 'Den dag var kladden ikke begyndt.'],
  ] as const) {
    await app.type('Hvornår?', day);
    await app.tap('Notér, at den er sendt');
    await expect(page.getByText(why)).toBeVisible();
  }
  await app.tick('Den blev sendt, før kladden blev begyndt her');
  await app.type('Hvornår?', '2026-03-31');
  await expect(page.getByRole('checkbox', { name: /før kladden blev begyndt/ })).toHaveCount(0);
  await app.tap('Notér, at den er sendt');
  await expect(page.getByText('Vælg, hvordan den blev sendt.')).toBeVisible();
  await app.choose('Hvordan?', 'Sikker post');
  await app.tap('Notér, at den er sendt');
  await expect(page.getByText('Skriv, hvem den blev sendt til.')).toBeVisible();
  await app.type('Til hvem?', 'Familierådgivningen');
  await app.tap('Notér, at den er sendt');

  // 24 hours, and six working days over skærtorsdag, langfredag and anden påskedag.
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();
  await expect(app.main).toContainText('Senest 01.04.2026 kl. 14.30');
  await expect(app.main).toContainText('barnets lov § 136');
  await expect(app.main).toContainText('Ventes senest 13.04.2026');
  await expect(app.main).toContainText('Det er ikke bekræftet, hvilken paragraf det er.');
  await expect(app.main).not.toContainText('§ 138');
  await expect(app.main).toContainText('Vi kender ingen frist i dage.');
  expect(await brokenRules(page)).toEqual([]);
  expect(await storedRecords(page, 'underretning-draft')).toHaveLength(0);
  expect(await storedRecords(page, 'underretning/')).toHaveLength(1);

  // What was noted wrongly is corrected beside it: the first note stays, the days follow the new one.
  const correct = page.getByText('Ret, hvornår, hvordan eller til hvem den blev sendt');
  await correct.click();
  await expect(page.getByLabel('Hvem blev den sendt til?')).toHaveValue('Familierådgivningen');
  await app.type('Hvad var klokken?', '14.45');
  await app.tap('Gem rettelsen');
  await expect(page.getByText('Skriv, hvad der var forkert, og hvorfor.')).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Hvad var forkert, og hvorfor?', 'Klokken var forkert.');
  await app.tap('Gem rettelsen');
  const corrected = page.getByRole('listitem').filter({ hasText: 'Klokken var forkert.' });
  await expect(corrected).toContainText('Sendt 31.03.2026 kl. 14.45 til Familierådgivningen');
  await expect(corrected).toContainText('Mette, pædagog, noteret 31.03.2026');
  await expect(app.main).toContainText('Senest 01.04.2026 kl. 14.45');
  await app.type('Hvad var klokken?', '14.30');
  await app.type('Hvad var forkert, og hvorfor?', 'Den var rigtig først.');
  await app.tap('Gem rettelsen');
  await expect(app.main).toContainText('Senest 01.04.2026 kl. 14.30');
  await expect(corrected).toHaveCount(1);

  // The receipt does not come: the first screen says so, and leads there.
  await on('2026-04-14', '09:30');
  await app.unlock();
  await app.at(/Underretning|I dag/);
  await app.toChildren();
  await app.tap('I dag');
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await expect(overdue).toContainText('Kvittering for underretningen ventet senest 13.04.2026');
  await overdue.getByRole('button').click();
  await app.at('Underretning: Alma');
  await app.tap(/^Gem$/);
  await expect(page.getByText('Vælg, hvad der er sket.')).toBeVisible();
  await app.choose('Hvad er sket?', /Ikke modtaget/);
  await app.type('Hvornår?', '2026-03-30');
  await app.tap(/^Gem$/);
  await expect(page.getByText('Den dag var underretningen ikke sendt endnu.')).toBeVisible();
  await app.type('Hvornår?', '2026-04-14');
  await expect(page.getByLabel('Mind mig om det igen')).toHaveValue('2026-04-21');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap(/^Gem$/);
  await expect(app.main).toContainText('Kvittering for underretningen ventet senest 21.04.2026');
  await app.choose('Hvad er sket?', 'Kvittering modtaget');
  await app.tap(/^Gem$/);
  await expect(app.main).toContainText('spørg efter 01.05.2026');
  await app.choose('Hvad er sket?', 'Tilbagemelding modtaget');
  await app.tap(/^Gem$/);
  await expect(page.getByText('Skriv, hvad der blev sagt, og af hvem.')).toBeVisible();
  await app.type(/Hvad blev der sagt/, 'Rådgiver: Der er sat en undersøgelse i gang.');
  await app.tap(/^Gem$/);
  await expect(app.main).toContainText('Der ventes ikke på mere.');
  await page.reload();
  await app.unlock();
  await expect(page.getByRole('listitem').filter({ hasText: 'Tilbagemelding modtaget' })).toContainText('Der er sat en undersøgelse i gang.');

  // The concern comes again: everything before is shown, and where to be reached is remembered.
  await app.tap('Underretninger');
  await expect(app.main).toContainText('Der er underrettet 1 gang før');
  await app.tap('Skriv underretning');
  await expect(app.main).toContainText('Der er underrettet før. Sendt 31.03.2026 kl. 14.30 til Familierådgivningen.');
  await expect(page.getByLabel('Andet, vi ved')).toHaveValue('Der er underrettet før: 31.03.2026 til Familierådgivningen.');
  await expect(page.getByLabel('Hvor kan kommunen få fat i dig?')).toHaveValue(/Solsikken/);
  await app.tap('Underretninger');
  await app.tap('Kassér kladden');
  await app.tap('Ja, kassér kladden');
  await expect(app.button('Skriv underretning')).toBeVisible();
});

test('two that were sent are both in the list and in the next draft, the newest first', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await page.clock.setFixedTime('2026-03-31T15:00:00');
  await app.create();
  await addChild(app, 'Alma');
  const send = async (at: string, to: string): Promise<void> => {
    await app.tap('Skriv underretning');
    await app.choose(/viden eller mistanke om vold/, 'Nej');
    await app.type('Klokken', at);
    await app.choose('Hvordan?', 'Sikker post');
    await app.type('Til hvem?', to);
    await app.tap('Notér, at den er sendt');
    await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();
    await app.tap('Underretninger');
    await app.at('Underretning: Alma');
  };
  await app.tap(/^Underretning$/);
  await send('09.30', 'Familierådgivningen');
  await expect(app.main).toContainText('Der er underrettet 1 gang før');
  await send('14.30', 'Den sociale døgnvagt');
  await expect(app.main).toContainText('Der er underrettet 2 gange før');
  const sent = app.main.getByRole('button', { name: /^Sendt / });
  await expect(sent).toHaveText([
    /^Sendt 31\.03\.2026 kl\. 14\.30 til Den sociale døgnvagt/,
    /^Sendt 31\.03\.2026 kl\. 09\.30 til Familierådgivningen/,
  ]);
  await app.tap('Skriv underretning');
  await expect(app.main).toContainText(
    'Der er underrettet før. Sendt 31.03.2026 kl. 14.30 til Den sociale døgnvagt. Sendt 31.03.2026 kl. 09.30 til Familierådgivningen.',
  );
  // The text tells them in the order in which they happened.
  await expect(page.getByLabel('Andet, vi ved')).toHaveValue(
    /Der er underrettet før: 31\.03\.2026 til Familierådgivningen\.\s+Der er underrettet før: 31\.03\.2026 til Den sociale døgnvagt\./,
  );
});

test('suspicion against a parent takes its own route, and nothing is made for the parents by any way', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await addChild(app, 'Cille');
  await app.tap('Forældre');
  await app.type('Hvad fik de at vide?', 'Vi talte om søvn.');
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await app.tap('Til barnets side');
  await begin(app, 'Cille');
  const contact = page.getByLabel(/forældrene har fået at vide/);
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await expect(contact).toHaveValue(/Vi talte om søvn/);
  for (const answer of ['Jeg er i tvivl', 'Ja, men ikke fra en forælder', 'Ja, og det kan være en forælder']) {
    await app.choose(/viden eller mistanke om vold/, new RegExp(`^${answer}`));
    await expect(contact, answer).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Hvem ringer du til?' })).toContainText('Ring først.');
    expect(await app.main.innerText(), answer).not.toMatch(INVITES);
  }
  const phones = page.getByRole('region', { name: 'Hvem ringer du til?' }).getByRole('link');
  await expect(phones).toHaveText([/112/, /akutvagt/, /114/, /Beredskab/]);
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Det, vi har set og hørt', 'Cille sagde noget i garderoben.');

  await app.tap('Læs og print');
  const { text } = await printed(page);
  expect(text).toContain('Forældrene er ikke orienteret og må ikke orienteres');
  expect(text).toContain('Cille sagde noget i garderoben.');
  expect(text).not.toMatch(/Vi talte om søvn|3\. Forældrene/);
  expect(text).not.toMatch(INVITES);

  // What this underretning says bars the letters to the parents too, without any assessment.
  const noLetters = async (): Promise<void> => {
    await app.toChildren();
    await app.tap(/^Cille/);
    await app.tap('Forældre');
    await expect(app.main).toContainText('Orientér ikke forældrene');
    await expect(page.getByRole('button', { name: /brev/i })).toHaveCount(0);
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await app.tap('Til barnets side');
    await app.tap(/^Underretning$/);
  };
  await noLetters();
  await app.tap('Fortsæt underretningen');
  await app.choose('Hvordan?', 'Kommunens digitale løsning');
  await app.type('Til hvem?', 'Akutvagten');
  await app.tap('Notér, at den er sendt');
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();
  expect(await app.main.innerText()).not.toMatch(INVITES);
  await noLetters();

  // Only the municipality opens it again.
  await app.tap(/^Sendt/);
  await app.choose('Hvad er sket?', 'Kommunen siger, at forældrene må vide det');
  await app.type(/Hvad blev der sagt/, 'Rådgiver Bo: Barnet er hørt, I må tale med dem.');
  await app.tap(/^Gem$/);
  await expect(page.getByRole('listitem')).toContainText('Barnet er hørt');
  await app.toChildren();
  await app.tap(/^Cille/);
  await app.tap('Forældre');
  await expect(app.button('Brev om, hvordan vi følger børnene')).toBeVisible();
});

test('what is stored begins the draft, facts apart, and practice says so on every sheet', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^David/);
  await begin(app, 'David');
  const seen = await page.getByLabel('Det, vi har set og hørt').inputValue();
  const understood = await page.getByLabel('Sådan forstår vi det').inputValue();
  expect(seen).toContain('Øve-Mette');
  expect(seen).not.toContain('Position:');
  expect(understood).toContain('Position: Rød.');
  expect(understood).toMatch(/Børnelineal, barnet: \d+ af 10 \(10 er bedst\)\./);
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await app.type('Andet, vi ved', 'Ord\n'.repeat(160));
  await app.tap('Læs og print');
  const { text, pages } = await printed(page);
  expect(pages).toBeGreaterThan(2);
  // The banner on the first sheet, and a word on every one.
  expect(text.match(/ØVELSE/g)?.length).toBeGreaterThanOrEqual(pages + 1);
});

test('an underretning that may concern a colleague is asked about before everybody may read it', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await addChild(app, 'Alma');
  await begin(app, 'Alma');
  await app.choose(/viden eller mistanke om vold/, /^Ja, men ikke fra en forælder/);
  await app.type('Det, vi har set og hørt', 'Alma viste sin arm.');
  await app.choose('Hvordan?', /^Kommunens/);
  await app.type('Til hvem?', 'Familierådgivningen');
  await app.tap('Notér, at den er sendt');
  const warning = 'kan alle på tabletten læse underretningen, også den det kan gælde.';
  await expect(app.main).toContainText(warning);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'underretning-revealing');
  await app.tap('Vent med at notere');
  await expect(app.main.getByText(warning)).toHaveCount(0);
  await app.stored();
  expect(await storedRecords(page, 'underretning/')).toHaveLength(0);
  await app.tap('Notér, at den er sendt');
  await app.tap('Notér alligevel');
  await expect.poll(async () => (await storedRecords(page, 'underretning/')).length).toBe(1);
});
