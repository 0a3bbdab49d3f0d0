import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const OPEN = 'Åbne for alle';
const P30 = 'Tidligt forebyggende indsats (§ 30)';

test('offers are found by age, problem and step, and at exactly 6 both kinds are shown', async ({ app: page }) => {
  const app = new AppPage(page);
  await page.clock.setFixedTime('2026-11-22T09:30:00');
  const count = (words: string): Promise<void> => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
  const kind = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  const offer = (name: string) => page.getByRole('heading', { level: 3, name, exact: true });
  await app.create();
  await app.tap('Tilbudsvifte');
  await app.at('Tilbudsvifte');
  await count('10 tilbud');
  await expect(app.main).toContainText('Listen er den, der følger med for Eksempel Kommune.');

  await app.type('Barnets alder', '1 år');
  await expect(offer('Legegruppe')).toHaveCount(0);
  await expect(offer('Sprog og samspil i hverdagen')).toBeVisible();
  await app.type('Barnets alder', 'lille');
  await expect(page.getByText('Skriv alderen som 10 mdr., 3 år eller 2 år og 5 mdr.')).toBeVisible();
  await count('10 tilbud');
  await app.type('Barnets alder', '4');
  await page.getByLabel('Hvad handler det om?').selectOption({ label: 'Sprog og kommunikation' });
  await expect(offer('Legegruppe')).toBeVisible();
  await expect(offer('Forældrekursus')).toHaveCount(0);
  await page.getByLabel('Hvad handler det om?').selectOption({ label: 'Alle områder' });

  const step = (value: string) => page.getByLabel('Trin for barnet').selectOption(value);
  await step('6');
  await expect(app.main).toContainText('Ved trin 6 kan både åbne tilbud og § 30 være rigtige.');
  await expect(kind(OPEN)).toBeVisible();
  await expect(kind(P30)).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await step('7');
  await expect(kind(P30)).toHaveCount(0);
  await expect(app.main).not.toContainText('Ved trin 6 kan både');
  await step('4');
  await expect(kind(OPEN)).toHaveCount(0);
  await expect(kind(P30)).toBeVisible();

  // Nothing under § 30 fits: that is said, and the kind still stands there.
  await step('6');
  await page.getByLabel('Hvad handler det om?').selectOption({ label: 'Krop, bevægelse og sanser' });
  await expect(kind(OPEN)).toBeVisible();
  await expect(kind(P30)).toBeVisible();
  await expect(app.main).toContainText('Her er ingen skrevet ind, som passer ved trin 6.');

  await app.tick('Barnet er ikke født endnu');
  await page.getByLabel('Hvad handler det om?').selectOption({ label: 'Alle områder' });
  await step('');
  await expect(offer('Kort familieforløb')).toBeVisible();
  await expect(offer('Legegruppe')).toHaveCount(0);
});

test('the professionals keep their own list, and go back to that of the municipality', async ({ app: page }) => {
  test.setTimeout(90_000);
  const app = new AppPage(page);
  await page.clock.setFixedTime('2026-11-22T09:30:00');
  await app.create();
  await app.tap('Indstillinger');
  await app.tap('Se og ret tilbudsviften');
  await app.at('Tilbudsvifte');
  await expect(page.getByText('⚠ Trænger til at blive set efter')).toHaveCount(1);
  await savePictures(page, 'tilbudsvifte');

  await app.tap('Skriv et tilbud ind');
  await app.at('Nyt tilbud');
  const keep = async (error?: string): Promise<void> => {
    await app.tap('Gem tilbuddet');
    if (error !== undefined) await expect(page.getByText(error)).toBeVisible();
  };
  await keep('Skriv, hvad tilbuddet hedder.');
  await app.type('Navn', 'Babycafé');
  await keep('Skriv, hvad tilbuddet er.');
  await app.type('Hvad er det?', 'Hver onsdag formiddag.');
  await keep('Vælg, hvad der skal til for at få tilbuddet.');
  await app.choose('Hvad skal der til for at få det?', OPEN);
  await keep('Skriv den yngste alder som');
  await app.type('Fra alder', '3 år');
  await keep('Skriv den ældste alder som');
  await app.type('Til og med alder', '2 år');
  await keep('Den yngste alder er over den ældste.');
  await savePictures(page, 'tilbud-ret');
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Fra alder', '2 mdr.');
  await keep('Vælg mindst én lineal.');
  await app.tick('Linealen for forældrenes omsorg');
  await keep('Vælg både det laveste og det højeste trin.');
  await page.getByLabel('Fra trin').selectOption('9');
  await page.getByLabel('Til og med trin').selectOption('6');
  await keep('Det første trin er over det sidste.');
  await page.getByLabel('Fra trin').selectOption('5');
  await keep('Skriv, hvem man kontakter.');
  await app.type('Hvem kontakter man?', 'Sundhedsplejen');
  await app.tick('Søvn, mad og hverdag');
  await keep();
  await app.at('Tilbudsvifte');
  const found = async (): Promise<void> => {
    for (const text of ['Babycafé', '2 mdr. til 2 år', 'Søvn, mad og hverdag', 'Trin 5 til 6 for forældrenes omsorg', 'Rettet sidst af Mette']) {
      await expect(app.main).toContainText(text);
    }
  };
  await found();
  await app.stored();
  await page.reload();
  await app.unlock();
  await app.at('Tilbudsvifte');
  await found();

  await app.tap('Ret Babycafé');
  await app.at('Ret tilbud');
  await expect(page.getByLabel('Fra alder')).toHaveValue('2 mdr.');
  await app.type('Navn', 'Babycafé på biblioteket');
  await keep();
  await app.at('Tilbudsvifte');
  await expect(page.getByRole('heading', { name: 'Babycafé på biblioteket' })).toBeVisible();

  await app.tap('Set efter i dag Gruppe for børn i svære perioder');
  await expect(page.getByText('⚠ Trænger til at blive set efter')).toHaveCount(0);
  const seen = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Gruppe for børn i svære perioder' }) });
  const today = await page.evaluate(() => new Intl.DateTimeFormat('da-DK', { day: '2-digit', month: '2-digit', year: 'numeric' }).format());
  await expect(seen.filter({ hasText: 'Sidst gennemgået' }).last()).toContainText(today);
  await app.tap('Tag ud Legegruppe');
  await expect(page.getByRole('heading', { name: 'Legegruppe' })).toHaveCount(0);
  await app.tap('Sæt »Legegruppe« ind igen');
  await expect(page.getByRole('heading', { name: 'Legegruppe' })).toBeVisible();
  await app.tap('Tag ud Forældrecafé');
  await expect(page.getByRole('heading', { name: 'Forældrecafé' })).toHaveCount(0);

  await app.tap('Gå tilbage til kommunens liste');
  await expect(app.main).toContainText('Det, I selv har skrevet, rettet og taget ud, går tabt.');
  await app.tap('Behold vores liste');
  await expect(app.main).toContainText('Babycafé på biblioteket');
  await app.tap('Gå tilbage til kommunens liste');
  await app.tap('Brug kommunens liste');
  await expect(page.getByRole('heading', { name: 'Forældrecafé' })).toBeVisible();
  await expect(app.main).not.toContainText('Babycafé');
  await page.reload();
  await app.unlock();
  await app.at('Tilbudsvifte');
  await expect(app.main).toContainText('Listen er den, der følger med for Eksempel Kommune.');
});

test('an effort takes its offer from the list and keeps its words', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Find tilbud');
  await app.at('Tilbud til Alma');
  await expect(page.getByLabel('Barnets alder')).toHaveValue('4 år og 0 mdr.');
  await expect(app.main).not.toContainText('Forældrecafé');
  await savePictures(page, 'tilbud-barn');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Ny indsats');
  await app.at('Ny indsats: Alma');
  await app.choose('Hvad er det for en indsats?', /tilbud/);
  await expect(page.getByRole('radio', { name: /^Forældrecafé/ })).toHaveCount(0);
  await app.tap('Vis alle tilbud');
  await expect(page.getByRole('radio', { name: /^Forældrecafé/ })).toHaveCount(1);
  await app.choose('Alle tilbud', /^Sprog og samspil/);
  await app.type('Hvad skal være anderledes for barnet?', 'Alma siger til, når hun vil være med.');
  await app.type('Slutter efter planen', new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10));
  await app.choose('Hvornår følger I op?', 'Efter 6 uger, derefter hver 3. måned');
  await app.tap('Begynd indsatsen');
  await app.at('Sprog og samspil i hverdagen: Alma');

  await app.toChildren();
  await app.tap('Tilbudsvifte');
  await app.tap('Ret Sprog og samspil i hverdagen');
  await app.type('Navn', 'Sprogvenner');
  await app.tap('Gem tilbuddet');
  await app.at('Tilbudsvifte');
  await app.toChildren();
  await app.tap(/Alma/);
  await app.tap('Indsatser');
  await app.at('Indsatser: Alma');
  await expect(app.main).toContainText('Sprog og samspil i hverdagen');
  await expect(app.main).not.toContainText('Sprogvenner');
  await app.tap('Ny indsats');
  await app.choose('Hvad er det for en indsats?', /tilbud/);
  await expect(page.getByRole('radio', { name: /^Sprogvenner/ })).toHaveCount(1);
});

test('no offer is shown for a child while contact with the parents is barred', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Vold eller overgreb fra forældre');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await expect(app.button('Find tilbud')).toHaveCount(0);
  await app.toChildren();
  await app.tap(/Alma/);
  await app.tap('Find tilbud');
  await app.at('Tilbud til Alma');
  await expect(app.main).toContainText('Derfor vises her ingen tilbud.');
  await expect(app.main).not.toContainText('rådgivning');
  await expect(page.getByLabel('Barnets alder')).toHaveCount(0);
});
