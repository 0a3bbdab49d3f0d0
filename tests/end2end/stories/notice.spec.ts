import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { traces, watchMemory } from '../browser/heap.js';
import { printed } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { assess } from '../pages/assess.js';
import { addColleague, BO, enter, IDA } from '../pages/colleagues.js';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** Words that would invite to talk with the parents. */
const INVITES = /tal med (?:begge )?forældre|samtale|netværksmøde|inviter|orientér forældrene/i;

/** Mette's vault with these colleagues and the child Alma, on the child's page. */
async function withColleagues(page: Page, ...colleagues: (typeof BO)[]): Promise<AppPage> {
  const app = new AppPage(page);
  await app.create();
  for (const colleague of colleagues) await addColleague(app, colleague);
  await app.toChildren();
  await app.addChild('Alma', 4);
  return app;
}

async function toAcute(app: AppPage): Promise<void> {
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.at('Først: Er barnet i sikkerhed?');
}

async function become(app: AppPage, name: string, passphrase: string): Promise<void> {
  await app.tap('Skift person');
  // What is not answered is asked about first; the second tap goes on.
  const asked = app.page.getByRole('region', { name: 'Før du giver tabletten videre' });
  const locked = app.page.getByRole('heading', { name: 'Lås op' });
  await expect(asked.or(locked)).toBeVisible();
  if (await asked.isVisible()) await app.tap('Skift person');
  await enter(app, name, passphrase);
  await expect(app.heading).not.toHaveText('Lås op');
}

async function toAlma(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.page.getByRole('button', { name: /Alma/ }).click();
  await app.at('Alma');
}

test('a route that is begun in a draft is told to every colleague first of all, with no answer, until it is ended', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.tick('Vold eller overgreb fra forældre');
  await expect(app.main).toContainText('Dine kolleger kan nu se det. De kan ikke se dine svar.');
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-own');
  await app.stored();

  await become(app, BO.name, BO.passphrase);
  await app.at('I dag');
  const begun = /! Mette er begyndt på en akut underretning i dag kl\. \d\d\.\d\d/;
  await expect(app.main.getByRole('region', { name: 'Begyndt nu' })).toContainText(begun);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-today');
  await app.toChildren();
  await expect(page.getByRole('button', { name: /Alma/ })).toContainText(begun);
  await toAlma(app);
  await expect(app.main).toContainText(begun);
  await expect(app.main).toContainText(
    'Det er ikke sikkert, at underretningen er sendt. Din egen underretningspligt gælder stadig. Er barnet i fare, så ring nu. Tal med Mette eller lederen i dag. Kontakt ikke forældrene, før I har talt sammen.',
  );
  expect(await page.content()).not.toMatch(/Vold eller overgreb/);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-child');

  // Nobody contacts the parents meanwhile, not even by a letter.
  await app.tap('Forældre');
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(app.button(/Brev om/)).toHaveCount(0);
  await app.tap('Til barnets side');
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.choose(/Hvor står forældrene/, 'De giver samtykke');
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  await expect(app.main).toContainText('Noget andet, der står om barnet');
  await expect(page.getByRole('radio', { name: /netværksmøde|§\s30|forældrene/i })).toHaveCount(0);
  expect((await app.main.innerText()).replace(/[^.]*må ikke kontaktes[^.]*/gi, '')).not.toMatch(INVITES);

  // A colleague takes over, with a reason.
  await toAlma(app);
  await app.tap('Overtag og afslut');
  await app.tap('Gem, og afslut');
  await expect(page.getByText('Skriv, hvorfor det kan afsluttes.')).toBeVisible();
  await expect(page.getByText('Svar på, om forældrene må kontaktes.')).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-end');
  await app.type('Hvorfor kan det afsluttes?', 'Underretningen er sendt.');
  await app.choose('Må forældrene kontaktes nu?', 'Ved ikke');
  await app.tap('Gem, og afslut');
  await expect(app.main.getByText(begun)).toHaveCount(0);
  // Mette's answers cannot be read yet, and nobody has said that the parents may be contacted.
  await expect(app.main).toContainText('Ingen har sagt, at forældrene må kontaktes.');
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-ended');
  await page.getByRole('button', { name: 'Forældre', exact: true }).click();
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(app.button(/Brev om/)).toHaveCount(0);
  await app.tap('Til barnets side');
  await app.tap('Svar på, om forældrene må kontaktes');
  await app.choose('Må forældrene kontaktes nu?', 'Ja');
  await app.type('Hvorfor kan det afsluttes?', 'Kommunen har sagt ja.');
  await app.tap('Gem, og afslut');
  await expect(app.main.getByText('Ingen har sagt, at forældrene må kontaktes.')).toHaveCount(0);
  await page.getByText('Tidligere besked om underretning').click();
  await expect(app.main).toContainText('Mette begyndte på en akut underretning');
  await expect(app.main).toContainText(/Afsluttet af Bo .*: Underretningen er sendt\./);
  // What ended for everyone is ended for its author, whose answers are the same.
  await become(app, 'Mette', PASSPHRASE);
  await toAlma(app);
  await expect(app.main.getByText(begun)).toHaveCount(0);
});

test('the author of a notice goes on with the underretning first, and ends it by a quiet button', async ({ app: page }) => {
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await toAlma(app);
  await expect(app.button('Underretningen er sendt eller opgivet …')).toHaveClass(/button--quiet/);
  await expect(app.button('Fortsæt underretningen')).toHaveClass(/button--main/);
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Underretningen er sendt eller opgivet …');
  await expect(page.getByLabel('Hvorfor kan det afsluttes?')).toBeVisible();
  await app.tap('Fortsæt underretningen');
  await app.at('Underretning: Alma');
});

test('signs begin the underretning, and once it is noted as sent nobody is told that it is under way', async ({ app: page }) => {
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await toAlma(app);
  await expect(app.main).toContainText('! Forældrene: MÅ IKKE orienteres.');
  // Paper is for everybody, and only its author knows the answer of a draft.
  await app.tap('Forløb');
  await expect(app.main).toContainText('! Forældrene: MÅ IKKE orienteres.');
  const { text } = await printed(page);
  expect(text).toContain('Forældrene: VENT.');
  expect(text).not.toContain('MÅ IKKE');
  await toAlma(app);
  await app.tap('Fortsæt underretningen');
  // Whom to call comes before what to write.
  const call = page.getByRole('region', { name: 'Hvem ringer du til?' });
  const write = app.button('Skriv underretning');
  expect((await call.boundingBox())?.y ?? 0).toBeLessThan((await write.boundingBox())?.y ?? 0);
  await app.tap('Skriv underretning');
  const suspicion = page.getByRole('group', { name: /viden eller mistanke om vold/ });
  await expect(suspicion.getByRole('radio', { name: /^Ja, og det kan være en forælder/ })).toBeChecked();
  await expect(page.getByLabel('Sådan forstår vi det')).toHaveValue(/Der er sat kryds ved Vold eller overgreb fra forældre\./);
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await expect(app.main).toContainText('En vurdering af barnet siger noget andet');
  expect(await brokenRules(page)).toEqual([]);
  await app.choose(/viden eller mistanke om vold/, /^Ja, og det kan være en forælder/);
  await expect(app.main.getByText('En vurdering af barnet siger noget andet')).toHaveCount(0);
  await app.tap('Læs og print');
  await expect(app.main).toContainText('1. Det, vi har set og hørt');
  await expect(app.main).toContainText('Ikke skrevet.');
  await app.tap('Skriv videre');
  await app.choose('Hvordan?', 'Kommunens digitale løsning');
  await app.type('Til hvem?', 'Akutvagten');
  await app.tap('Notér, at den er sendt');
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();

  const sent = /! Mette har noteret underretningen som sendt \d\d\.\d\d\.\d{4}/;
  await toAlma(app);
  await expect(app.main).toContainText(sent);
  await expect(app.main).toContainText('! Forældrene: MÅ IKKE orienteres.');
  await expect(app.main.getByText(/begyndt på/)).toHaveCount(0);
  await expect(app.button('Fortsæt underretningen')).toHaveCount(0);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-sent');
  await app.toChildren();
  await expect(page.getByRole('button', { name: /Alma/ })).toContainText(sent);
  await expect(page.getByRole('button', { name: /Alma/ })).toContainText('MÅ IKKE orienteres');
  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await expect(app.main).toContainText(sent);
  await expect(app.main).toContainText('gælder din egen underretningspligt stadig');
  await expect(app.main.getByText('Det er ikke sikkert, at underretningen er sendt.')).toHaveCount(0);
  await app.tap('Se underretningen');
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();
  // The course says so too, and so does its paper: what was sent, everybody can read.
  await toAlma(app);
  await app.tap('Forløb');
  await expect(app.main).toContainText('! Forældrene: MÅ IKKE orienteres.');
  expect((await printed(page)).text).toContain('Forældrene: MÅ IKKE orienteres.');
});

test('an answer that is put right withdraws the notice, and both stay to be read', async ({ app: page }) => {
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await expect(app.main).toContainText(/! Mette er begyndt på en akut underretning/);
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await expect(app.main.getByText(/er begyndt på en/)).toHaveCount(0);
  await app.stored();
  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await page.getByText('Tidligere besked om underretning').click();
  await expect(app.main).toContainText('Mette begyndte på en akut underretning');
  await expect(app.main).toContainText('Trukket tilbage af Mette');
});

test('where the suspicion may concern a colleague, nobody sees it before its author has chosen who', async ({ app: page }) => {
  test.setTimeout(240_000);
  await watchMemory(page);
  const app = await withColleagues(page, BO, IDA);
  // Danger is told to everyone, and taken back from them before anybody else has had the tablet.
  await toAcute(app);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await expect(app.main).toContainText('Dine kolleger kan nu se det.');
  await app.tick('Vold eller overgreb fra andre');
  await expect(app.main.getByRole('heading', { name: 'Kan mistanken gælde en, der bruger denne tablet?' })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-question');
  await app.stored();
  // The search finds it where it is to be seen.
  const told = ['Mette er begyndt p'];
  expect(await traces(page, told)).not.toEqual([]);
  expect(await storedRecords(page, 'notice/')).toHaveLength(1);
  expect(await storedRecords(page, 'notice-key/')).toHaveLength(1);

  // Unanswered, it is for its author alone. Nothing tells Bo.
  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await expect(app.main.getByText(/begyndt på/i)).toHaveCount(0);
  await expect(page.getByText(/kan ikke åbnes|lagt til side|beskadiget/)).toHaveCount(0);
  expect(await traces(page, told)).toEqual([]);

  // Mette is asked again, and lets Ida know.
  await become(app, 'Mette', PASSPHRASE);
  await toAlma(app);
  await app.tap(/Ja eller måske/);
  await app.tick('Ida');
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-readers');
  await app.tap('Kun jeg og dem, jeg har valgt');
  await expect(app.main).toContainText('Kun du og Ida kan se det.');
  expect(await storedRecords(page, 'notice/')).toHaveLength(1);
  await become(app, IDA.name, IDA.passphrase);
  await app.at('I dag');
  await expect(app.main).toContainText('Mette er begyndt på en akut underretning');
  await toAlma(app);
  await expect(app.main).toContainText('Kun Mette og Ida kan se det.');
  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await expect(app.main.getByText(/begyndt på/i)).toHaveCount(0);

  // Later it is for everyone.
  await become(app, 'Mette', PASSPHRASE);
  await toAlma(app);
  // A reader who has left is out of the choice, and stands in its way no more.
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Fjern Ida');
  await app.at('Fjern Ida?');
  await app.tap('Fjern Ida');
  await app.at('Indstillinger');
  await toAlma(app);
  await app.tap('Vælg, hvem der kan se det');
  await expect(page.getByRole('checkbox', { name: 'Bo' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Ida' })).toHaveCount(0);
  await app.tap('Kun jeg og dem, jeg har valgt');
  await expect(app.main).toContainText('Kun du kan se det.');
  await app.tap('Vælg, hvem der kan se det');
  await app.tap('Alle på tabletten');
  await expect(app.main).toContainText('Dine kolleger kan nu se det.');
  expect(await storedRecords(page, 'notice-key/')).toHaveLength(0);
  await become(app, BO.name, BO.passphrase);
  await app.at('I dag');
  await expect(app.main).toContainText('Mette er begyndt på en akut underretning');
});

test('while a suspicion waits for its answer everybody waits with the parents, and knows neither whose it is nor why', async ({ app: page }) => {
  test.setTimeout(240_000);
  await watchMemory(page);
  const app = await withColleagues(page, BO);
  await assess(app, 'Alma', { position: /Gul/, consent: 'De giver samtykke', step: /Egne/, followUp: day(30) });
  await app.tap('Til barnets side');
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 8; area += 1) await app.tap(/^Videre/);
  await page.getByRole('checkbox', { name: /mistanke om vold, overgreb eller svigt/ }).click();
  await app.at('Først: Er barnet i sikkerhed?');
  await app.stored();
  expect(await storedRecords(page, 'contact-bar/')).toHaveLength(1);

  // The question comes once more before the tablet goes on, and stands in nobody's way.
  const asked = page.getByRole('region', { name: 'Før du giver tabletten videre' });
  for (const button of ['Lås', 'Skift person']) {
    await app.button(button).click();
    await expect(asked).toContainText('Svar om Alma');
    expect(await brokenRules(page)).toEqual([]);
    await savePictures(page, 'notice-leaving');
    await app.toChildren();
    await expect(asked).toHaveCount(0);
  }
  await become(app, BO.name, BO.passphrase);

  // Bo is told to wait, everywhere, and nothing else.
  const wait = 'VENT med forældrene. Tal med lederen.';
  await app.at('I dag');
  await expect(app.main).toContainText(wait);
  await expect(app.main).not.toContainText('Der er ikke noget, der haster.');
  await app.toChildren();
  await expect(page.getByRole('button', { name: /Alma/ })).toContainText(wait);
  await toAlma(app);
  await expect(app.main).toContainText(wait);
  await expect(app.main.getByText(/begyndt på|mistanke|akut/i)).toHaveCount(0);
  expect(await traces(page, ['Mette er begyndt p'])).toEqual([]);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-wait');
  await app.tap('Forældre');
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(page.getByRole('button', { name: /^Brev/ })).toHaveCount(0);
  await expect(page.getByLabel('Hvad fik de at vide?')).toHaveCount(0);

  // Mette answers: nothing of it is left, and the notice takes over.
  await become(app, 'Mette', PASSPHRASE);
  await toAlma(app);
  await expect(app.main.getByText(wait)).toHaveCount(0);
  await app.tap('Nej, vis det for mine kolleger');
  await expect(app.main).toContainText('Dine kolleger kan nu se det.');
  expect(await storedRecords(page, 'contact-bar/')).toHaveLength(0);
  await become(app, BO.name, BO.passphrase);
  await app.at('I dag');
  await expect(app.main).toContainText('Mette er begyndt på en akut underretning');
  await toAlma(app);
  await expect(app.main.getByText(wait)).toHaveCount(0);
  await app.tap('Forældre');
  await expect(page.getByRole('button', { name: /^Brev/ })).toHaveCount(0);
});

test('what nobody answers can be ended by a colleague who says who allowed it, and a ruler at 2 is told at once', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.tick('Vold eller overgreb fra andre');
  await app.stored();
  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await app.tap('Lederen har sagt, at de må kontaktes');
  await app.tap('Gem, at de må kontaktes');
  await expect(page.getByText('Skriv, hvem der har sagt det.')).toBeVisible();
  await app.type('Hvem har sagt det, og hvorfor?', 'Hanne, efter råd fra kommunen.');
  await app.tap('Gem, at de må kontaktes');
  await expect(app.main.getByText('VENT med forældrene')).toHaveCount(0);
  await page.getByText('Tidligere besked om underretning').click();
  await expect(app.main).toContainText('Bo skrev');
  await app.tap('Forældre');
  await expect(page.getByRole('button', { name: /^Brev/ }).first()).toBeVisible();

  // Another child: the ruler alone.
  await app.toChildren();
  await app.addChild('Bertil', 4);
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.tap('Videre: Børnelineal');
  await app.choose(/Barnets udvikling/, /^2/);
  await app.stored();
  await become(app, 'Mette', PASSPHRASE);
  await app.at('I dag');
  await expect(app.main).toContainText('Bo er begyndt på en underretning');
});

test('completing an assessment that may concern a colleague is asked about first, and the same person’s lock tells nobody', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await expect(app.main).toContainText('Dine kolleger kan nu se det.');
  await app.stored();
  // Nobody else has had the tablet: what is told is taken back all the same.
  await become(app, 'Mette', PASSPHRASE);
  await toAlma(app);
  await app.tap('Fortsæt vurderingen');
  await app.at('Først: Er barnet i sikkerhed?');
  await app.tick('Vold eller overgreb fra andre');
  await expect(app.main.getByRole('heading', { name: 'Kan mistanken gælde en, der bruger denne tablet?' })).toHaveCount(1);
  await expect(app.main.getByText('Dine kolleger kan nu se det.')).toHaveCount(0);
  // The sign was a slip: it stays with Mette until she has answered.
  await page.getByRole('checkbox', { name: 'Vold eller overgreb fra andre' }).uncheck();
  await app.stored();
  await expect(app.main.getByRole('heading', { name: 'Kan mistanken gælde en, der bruger denne tablet?' })).toHaveCount(1);
  await app.tick('Vold eller overgreb fra andre');
  await app.stored();

  await app.tap('Se, hvad du gør nu');
  await app.choose(/Hvilket skridt tager du/, /^Akut/);
  await app.type('Hvorfor?', 'Det, barnet sagde.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  const warning = 'Når du gemmer, kan alle på tabletten læse svarene, også den det kan gælde.';
  await expect(app.main).toContainText(warning);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'notice-revealing');
  await app.tap('Vent med at gemme');
  await expect(app.main.getByText(warning)).toHaveCount(0);
  await app.stored();
  expect(await storedRecords(page, 'assessment/')).toHaveLength(0);

  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await expect(app.main.getByText(/begyndt på/i)).toHaveCount(0);
  await become(app, 'Mette', PASSPHRASE);
  await toAlma(app);
  await app.tap('Fortsæt vurderingen');
  await app.tap('Se, hvad du gør nu');
  await app.tap('Gem beslutningen');
  await app.tap('Gem alligevel');
  await app.at('Vurdering: Alma');
  expect(await storedRecords(page, 'assessment/')).toHaveLength(1);
});

test('a colleague’s completed assessment bars contact in everybody’s suggestion and on their paper', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = await withColleagues(page, BO);
  await toAcute(app);
  await app.tick('Vold eller overgreb fra forældre');
  await app.tap('Se, hvad du gør nu');
  await app.choose(/Hvilket skridt tager du/, /^Akut/);
  await app.type('Hvorfor?', 'Det, barnet sagde.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  await become(app, BO.name, BO.passphrase);
  await toAlma(app);
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.choose(/behov for særlig støtte/, 'Ja');
  await app.choose(/Hvor står forældrene/, 'De giver samtykke');
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  await expect(app.main).toContainText('MÅ IKKE orienteres');
  const text = async () => (await app.main.innerText()).replace(/[^.]*må ikke kontaktes[^.]*/gi, '');
  expect(await text()).not.toMatch(INVITES);
  await app.choose(/Hvilket skridt tager du/, /^Underretning/);
  await app.type('Hvorfor?', 'Jeg er også bekymret.');
  await app.type('Tovholder', 'Bo');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  await page.emulateMedia({ media: 'print' });
  await expect(app.main).toContainText('MÅ IKKE orienteres');
  expect(await text()).not.toMatch(INVITES);
});

test('an assessment that is thrown away leaves the notice that it began, and the parents are not contacted', async ({ app: page }) => {
  const app = await withColleagues(page);
  await toAcute(app);
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await toAlma(app);
  await app.tap('Kassér vurderingen');
  await expect(app.main).toContainText('Beskeden på barnets side om underretningen bliver');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Ja, kassér vurderingen');
  await expect(app.button('Fortsæt vurderingen')).toHaveCount(0);
  await expect(app.main).toContainText('! Mette er begyndt på en akut underretning');
  await app.tap('Forældre');
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(app.button(/Brev om/)).toHaveCount(0);
});
