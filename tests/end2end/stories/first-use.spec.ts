import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { answerFacts, lookAtProtective } from '../pages/assess.js';

test('a first-time user goes from an empty tablet to a printed § 30 decision and finds it again', async ({ device }) => {
  test.setTimeout(120_000);
  const app = new AppPage(await device.open());
  await app.create();
  await expect(app.main).toContainText('Her er ingen børn endnu');
  await app.addChild('Alma', 4);
  await expect(app.main).toContainText('3–5 år');

  await app.tap('Begynd trivselsskemaet');
  let items = 0;
  for (let area = 1; area <= 8; area += 1) {
    await expect(app.main).toContainText(`Trin ${area} af 9`);
    const sprog = (await app.heading.innerText()) === 'Sprog og kommunikation';
    items += await app.answerArea(
      sprog ? ['Ses delvist', 'Ses sjældent', 'Ses delvist'] : 'Ses tydeligt',
      sprog ? 'Opmærksomhed' : 'I trivsel',
    );
    await app.type('Hvad fungerer?', `Det går godt i område ${area}`);
    if (sprog) {
      await expect(app.main).toContainText('Her mangler en iagttagelse');
      await app.type(/Hvad har du set/, 'Mandag i samlingen: Alma pegede på kortet.');
    }
    await app.stored();
    await app.tap(/^Videre/);
  }
  expect(items).toBe(29);
  await app.at('Skærpet opmærksomhed');
  await app.tap('Videre: Gennemse svarene');
  await expect(app.main).toContainText('29 af 29 tegn er besvaret. Alt er udfyldt.');

  // One answer is changed from the review page, and we come back to it.
  await app.tap('Ret Leg og fællesskab');
  await app.at('Leg og fællesskab');
  await app.page.goBack();
  await app.at('Gennemse svarene');
  await app.tap('Videre: Vælg position');

  await app.at('Hvordan trives barnet samlet set?');
  await expect(app.main).not.toContainText('Støttelinjen');
  await app.choose('Vælg position', /Gul/);
  await app.type('Hvorfor?', 'Sproget driller, og det er afgrænset.');
  await expect(app.main).toContainText('Svarene peger mod gul.');
  await app.tap('Videre: Børnelineal');

  await app.at('Børnelineal: barnet');
  await expect(app.main).toContainText('10 = bedst');
  await app.choose(/Barnets udvikling/, /^6/);
  await expect(app.main).toContainText('Tilbud ved trin 6');
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^8/);
  await app.tap('Videre: Næste skridt');

  await app.at('Først: Er barnet i sikkerhed?');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.at('Det skal vi vide');
  await answerFacts(app, 'De giver samtykke', 'Vi har prøvet uden nok effekt');
  await app.tap('Se forslaget');

  // What protects comes before § 30.
  await app.at('Næste skridt');
  await expect(app.main).not.toContainText('§ 30');
  await lookAtProtective(app);

  await app.at('Næste skridt');
  await expect(app.main).toContainText('§ 30 (tidligere § 11.3)');
  await expect(app.main).toContainText('Din underretningspligt er personlig');
  for (const reason of ['positionen er »Gul«', 'barnet er på 6 på børnelinealen', 'forældrene giver samtykke', 'jeres egne indsatser ikke har haft nok effekt']) {
    await expect(app.main).toContainText(reason);
  }
  await expect(app.main).toContainText('Har du grund til at antage behov for særlig støtte, skal du også underrette.');
  await expect(app.main).toContainText('Hvad ville ændre forslaget?');
  await expect(app.main).toContainText(/Hvis .*: Underretning/);
  await expect(app.main).toContainText('JA – tal med begge forældre');
  // The rest is folded: its first lines are seen, all of it is a tap away.
  const stair = app.page.getByRole('img', { name: /Indsatstrappen.*§\s30/ });
  await expect(stair).toBeVisible();
  await expect(app.main.getByText(/^Fordi positionen er »Gul«/).first()).toBeVisible();
  await expect(app.main.getByText('Det kræver ingen afgørelse.', { exact: false }).first()).toBeHidden();

  // One tap leads to the decision, and the way is there until it is in view.
  await app.tap('Videre: Din beslutning');
  await expect(app.page.getByRole('heading', { name: 'Din beslutning' })).toBeInViewport();
  await expect(app.page.getByRole('radio', { name: /Fortsat almen indsats/ })).toBeFocused();

  // Nothing is preselected, and an unfinished decision says what is missing.
  await expect(app.page.getByRole('group', { name: /Hvilket skridt tager du/ }).getByRole('radio', { checked: true })).toHaveCount(0);
  await app.tap('Gem beslutningen');
  await expect(app.page.getByText('Vælg det skridt, du tager.')).toBeVisible();
  await expect(app.main).not.toContainText('Spørg jer selv, før I vælger § 30');
  await app.choose(/Hvilket skridt tager du/, /§\s30/);
  await expect(app.main).toContainText('Spørg jer selv, før I vælger § 30');
  await expect(app.main).toContainText('Er problemet konkret?');
  await app.type('Hvorfor?', 'Vi har prøvet selv i otte uger.');
  await app.type('Tovholder', 'Mette');
  const followUp = new Date(Date.now() + 42 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await app.type('Dato for opfølgning', followUp);
  await app.tap('Gem beslutningen');

  await app.at('Vurdering: Alma');
  const found = async (): Promise<void> => {
    for (const text of ['Følger forslaget', 'Vi har prøvet selv i otte uger.', 'Mandag i samlingen: Alma pegede på kortet.', 'Sproget driller', '6 af 10', '8 af 10']) {
      await expect(app.main).toContainText(text);
    }
  };
  await found();
  await app.page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }));
  // The way on is the decided step.
  await expect(app.button('Videre: Indsatser')).toBeVisible();
  await app.tap('Print til mødet');
  // The log says so first.
  await expect.poll(() => app.page.evaluate(() => 'printed' in window)).toBe(true);
  await app.page.emulateMedia({ media: 'print' });
  await expect(app.button('Ring nu')).toBeHidden();
  await expect(app.page.getByRole('heading', { name: '1. Det, vi har set og hørt' })).toBeVisible();
  // Of what would change the suggestion paper has the most useful alone.
  await expect(app.main.locator('li').filter({ hasText: /^Hvis .*: Underretning$/ }).first()).toBeVisible();
  await expect(app.main.getByText(/^Vis \d+ mere$/)).toBeHidden();
  await app.page.emulateMedia({ media: 'screen' });

  await app.page.reload();
  await app.unlock();
  await app.at('Vurdering: Alma');
  await found();
  expect(app.page.url()).not.toContain('Alma');
  expect(await app.page.title()).not.toContain('Alma');
});

test('an interrupted form goes on at the same question after a reload', async ({ device }) => {
  const app = new AppPage(await device.open());
  await app.create();
  await app.addChild('Bo', 2);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.answerArea('Ses delvist', 'Opmærksomhed');
  await app.tap(/^Videre/);
  await app.at('Kontakt med voksne');
  await app.type('Hvad fungerer?', 'Han finder Hanne');
  await app.stored();
  await app.page.reload();
  await app.unlock();
  await app.at('Kontakt med voksne');
  await expect(app.page.getByLabel('Hvad fungerer?')).toHaveValue('Han finder Hanne');
  await app.page.goBack();
  await app.at('Tryghed og grundstemning');
  await expect(app.page.getByRole('radio', { name: 'Ses delvist', checked: true })).toHaveCount(3);

  // A slip is taken back in one tap.
  await app.answerArea('Ses sjældent', 'Bekymring');
  await app.tap('Fortryd');
  await expect(app.page.getByRole('radio', { name: 'Opmærksomhed', checked: true })).toHaveCount(1);
});

test('a reload in the very moment of a step comes back to where the step led', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Bo', 2);
  for (const [way, heading] of [['Næste skridt', 'Børn'], ['Indstillinger', 'Indstillinger'], ['Næste skridt', 'Børn']] as const) {
    const loaded = page.waitForEvent('load');
    await page.evaluate((name) => {
      // As on a busy tablet: no frame is drawn between the two.
      window.requestAnimationFrame = () => 0;
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
      button?.click();
      location.reload();
    }, way);
    await loaded;
    await app.unlock();
    await app.at(heading);
  }
});
