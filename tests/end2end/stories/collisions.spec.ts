import type { Page } from '@playwright/test';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { assess } from '../pages/assess.js';
import { addColleague, enter } from '../pages/colleagues.js';

const DAY = 86_400_000;
const BO = 'syv grønne cykler i regnvejr';

/** The day so many days from now, as a date field takes it. */
function day(days: number, from = Date.now()): string {
  return new Date(from + days * DAY).toISOString().slice(0, 10);
}

/** Goes from a child's page to a decision that only needs to be saved. */
async function decide(app: AppPage, followUp = day(1)): Promise<void> {
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await app.tap(/^(Videre|Se, hvad du gør nu)$/);
  await app.at('Næste skridt');
  await app.choose(/Hvilket skridt tager du/, /^Akut/);
  await app.type('Hvorfor?', 'Akut kanariefugl');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', followUp);
  await app.stored();
}

/** A browser without the right to write and without a word between tabs: the store stands alone. */
async function alone(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    Object.defineProperty(navigator, 'locks', { value: undefined });
    Reflect.deleteProperty(window, 'BroadcastChannel');
  });
}

test('a second tab cannot complete the draft that the first one has, and the first one can', async ({ device }) => {
  const first = new AppPage(await device.open());
  await first.create();
  await first.addChild('Alma', 4);
  await decide(first);
  const second = new AppPage(await device.open());
  await second.unlock();
  await second.at('Næste skridt');
  await expect(second.page.getByText(/Her kan du kun læse/)).toBeVisible();
  const before = await storedRecords(second.page);
  await second.tap('Gem beslutningen');
  await expect(second.main).toContainText('Appen er åben i en anden fane, og her kan du kun læse. Intet er ændret.');
  expect(await storedRecords(second.page)).toEqual(before);
  await first.tap('Gem beslutningen');
  await first.at('Vurdering: Alma');
  await expect(first.main).toContainText('Akut kanariefugl');
});

test('of two tabs that complete the same draft one does, and the other is told and overwrites nothing', async ({ device }) => {
  const page = await device.open('about:blank');
  await alone(page);
  await page.goto('/');
  const first = new AppPage(page);
  await first.create();
  await first.addChild('Alma', 4);
  await decide(first);
  const second = new AppPage(await device.open());
  await second.unlock();
  await second.at('Næste skridt');
  await expect(second.page.getByText(/Her kan du kun læse/)).toHaveCount(0);
  await expect(second.page.getByLabel('Hvorfor?')).toHaveValue('Akut kanariefugl');

  await first.tap('Gem beslutningen');
  await first.at('Vurdering: Alma');
  const completed = await storedRecords(first.page);
  expect(await storedRecords(first.page, 'draft')).toEqual([]);
  await second.tap('Gem beslutningen');
  await expect(second.main).toContainText('Det er ændret i en anden fane. Intet er overskrevet.');
  expect(await storedRecords(second.page)).toEqual(completed);

  // Nor does it by typing on: the words stay on its screen until their author lets go of them.
  await second.type('Hvorfor?', 'Fra den anden fane');
  await expect(second.page.getByText('Ikke gemt', { exact: true })).toBeVisible();
  await expect(second.page.getByText(/Her kan du kun læse/)).toBeVisible();
  await expect(second.page.getByLabel('Hvorfor?')).toHaveValue('Fra den anden fane');
  expect(await storedRecords(second.page)).toEqual(completed);
  await second.tap(/^Lås$/);
  await second.tap('Lås alligevel, og mist det sidste');
  await second.unlock();
  await second.toChildren();
  await second.tap(/^Alma/);
  await expect(second.main).toContainText('Akut');
  await expect(second.button('Fortsæt vurderingen')).toHaveCount(0);
});

test('two people who correct the same version both do, and both corrections count', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await app.tap('Tilføj kollega');
  await app.type('Fornavn', 'Bo');
  await app.choose('Kollegaen er', 'Pædagog');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', BO);
  await app.type('Skriv adgangssætningen igen', BO);
  await app.tap(/^Tilføj$/);
  await app.tick('Jeg har skrevet nøglen ned eller printet den');
  await app.tap('Videre');
  await app.toChildren();
  await app.addChild('Alma', 4);
  await assess(app, 'Alma', { position: /Grøn/, consent: 'De giver samtykke', step: /Fortsat almen/, followUp: day(42) });
  await app.tap('Ret vurderingen');
  await app.type('Hvorfor?', 'Mettes rettelse');
  await app.tap('Begynd rettelsen');
  await app.at('Gennemse svarene');

  await app.tap('Skift person');
  await app.choose('Hvem er du?', 'Bo');
  await app.unlock(BO);
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap(/Grøn/);
  await app.tap('Ret vurderingen');
  await app.type('Hvorfor?', 'Bos rettelse');
  await app.tap('Begynd rettelsen');
  await app.at('Gennemse svarene');
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Gul/);
  await app.type('Hvorfor?', 'Det viser svarene.');
  await app.tap('Videre: Børnelineal');
  await app.tap('Videre: Forældrenes omsorg');
  await app.tap('Videre: Næste skridt');
  await finish(app);

  await app.tap('Skift person');
  await app.choose('Hvem er du?', 'Mette');
  await app.unlock(PASSPHRASE);
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Fortsæt rettelsen');
  await finish(app);
  await app.tap('Til barnets side');
  await expect(app.main).toContainText(/af Mette, pædagog: Mettes rettelse/);
  await expect(app.main).toContainText(/af Bo, pædagog: Bos rettelse/);
  await expect(app.button(/Gul/)).toBeVisible();
  await expect(app.button(/Grøn/)).toBeVisible();
});

test('of two people who complete the same joint assessment one does, the other is told, and no word of either is lost', async ({ device }) => {
  test.setTimeout(180_000);
  const page = await device.open('about:blank');
  await alone(page);
  await page.goto('/');
  const first = new AppPage(page);
  await first.create();
  await addColleague(first, { name: 'Bo', passphrase: BO });
  await first.toChildren();
  await first.addChild('Alma', 4);
  await assess(first, 'Alma', { position: /Gul/, consent: 'De giver samtykke', step: /Tal med/, followUp: day(14) });
  await first.tap('Til barnets side');
  await first.tap('Begynd fælles vurdering');
  await first.at('Fælles vurdering: Alma');
  await first.type('Hvad fungerer?', 'Mettes små grupper.');
  await first.choose('Vælg position', /Gul/);
  await page.getByLabel('Hvorfor?').fill('Vi ser det samme.');
  await first.tick('Mette, pædagog');
  await first.tap('Tilføj deltager uden eget skema');
  await first.type('Navn på deltager 1', 'Bo');
  await page.getByLabel('Rolle for deltager 1').selectOption('dagplejer');
  await first.type('Hvilken sammenhæng?', 'På stuen om formiddagen.');
  await first.type('Fra måned', day(0).slice(0, 7));
  await first.type('Til måned', day(0).slice(0, 7));
  await first.type('Dato for samtalen', day(0));
  await first.stored();

  // Bo has it open in a tab of his own, and adds what he knows.
  const second = new AppPage(await device.open());
  await enter(second, 'Bo', BO);
  await second.toChildren();
  await second.tap(/^Alma/);
  await second.tap('Fortsæt fælles vurdering');
  await second.at('Fælles vurdering: Alma');
  await second.tap('Se med uden eget skema');
  await expect(second.page.getByLabel('Hvad fungerer?')).toHaveValue('Mettes små grupper.');
  await second.type('Hvad ved vi ikke?', 'Bos spørgsmål om søvnen.');
  await second.stored();
  await page.reload();
  await enter(first, 'Mette', PASSPHRASE);
  await first.at('Fælles vurdering: Alma');
  await expect(page.getByLabel('Hvad ved vi ikke?')).toHaveValue('Bos spørgsmål om søvnen.');
  for (const one of [first, second]) await expect(one.page.getByText(/Her kan du kun læse/)).toHaveCount(0);

  // Both see the same, and both are done.
  await second.tap('Gem fælles vurdering');
  await expect(second.main).toContainText('Kan ikke ændres.');
  const completed = await storedRecords(second.page);
  await first.tap('Gem fælles vurdering');
  await expect(first.main).toContainText('Det er ændret i en anden fane. Intet er overskrevet.');
  await expect(first.main).not.toContainText('Kan ikke ændres.');
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Mettes små grupper.');
  await expect(page.getByLabel('Hvad ved vi ikke?')).toHaveValue('Bos spørgsmål om søvnen.');
  expect(await storedRecords(page)).toEqual(completed);

  // Who was told finds it completed, with the words of both.
  await page.reload();
  await enter(first, 'Mette', PASSPHRASE);
  await first.at('Fælles vurdering: Alma');
  await expect(first.main).toContainText('Kan ikke ændres.');
  for (const words of ['Mettes små grupper.', 'Bos spørgsmål om søvnen.', 'Bo, dagplejer, uden eget skema', 'Mette, pædagog']) {
    await expect(first.main).toContainText(words);
  }
  expect(await storedRecords(page, 'joint/')).toHaveLength(1);
});

/** Takes a correction from the acute questions to its end. */
async function finish(app: AppPage): Promise<void> {
  await app.at('Først: Er barnet i sikkerhed?');
  await app.tap('Videre');
  await app.tap('Se forslaget');
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
}

test('a clock that is set back while a draft is open is told, and the decision is never before the draft', async ({ app: page }) => {
  const now = Date.now();
  await page.clock.install({ time: now });
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await decide(app, day(2, now));
  const behind = page.getByText(/^Tabletten viser datoen .* En af dem er forkert\. Tjek tablettens ur/);
  await expect(behind).toHaveCount(0);

  await page.clock.setSystemTime(now - 365 * DAY);
  await app.type('Dato for opfølgning', day(-360, now));
  await app.tap('Gem beslutningen');
  await expect(page.getByText('Datoen er gået. Vælg en dato fra i dag og frem.')).toBeVisible();
  await app.type('Dato for opfølgning', day(2, now));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  await expect(behind).toBeVisible();
  const danish = new Intl.DateTimeFormat('da-DK', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Copenhagen' });
  await expect(app.main).toContainText(danish.format(now));
  await expect(app.main).not.toContainText(danish.format(now - 365 * DAY));

  // The follow-up is there when the clock is right again, and the warning gone.
  await app.lock();
  await page.clock.setSystemTime(now + 2 * DAY);
  await app.unlock();
  await app.toChildren();
  await app.tap(/^I dag/);
  await expect(app.main).toContainText('Alma');
  await expect(behind).toHaveCount(0);
});

test('what is seen after the clock was set back counts as the newest, and nothing before it is lost', async ({ app: page }) => {
  test.setTimeout(120_000);
  const now = Date.now();
  await page.clock.install({ time: now });
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await assess(app, 'Alma', { position: /Grøn/, consent: 'De giver samtykke', step: /Fortsat almen/, followUp: day(42, now) });
  const behind = page.getByText(/^Tabletten viser datoen/);
  await app.lock();
  await page.clock.setSystemTime(now - 365 * DAY);
  await app.unlock();
  await expect(behind).toBeVisible();
  await app.toChildren();
  await app.tap(/^Alma/);
  await decide(app, day(-364, now));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');

  // The danger is what the roster shows and what bars the letters, not the green of before.
  await page.reload();
  await app.unlock();
  await expect(behind).toBeVisible();
  await app.toChildren();
  await expect(app.button(/^Alma/)).not.toContainText('Grøn');
  await app.tap(/^Alma/);
  await app.tap('Forældre');
  await expect(app.button(/^Brev/)).toHaveCount(0);
  await app.tap('Til barnets side');
  await expect(app.button(/Grøn/)).toBeVisible();
});
