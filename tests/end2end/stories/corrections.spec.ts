import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';

test('a completed assessment is corrected in a new version, put aside and taken back, and nothing is lost', async ({ app: page }) => {
  test.setTimeout(150_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const followUp = new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10);
  await assess(app, 'Alma', { position: /Grøn/, consent: 'De giver samtykke', step: /Fortsat almen/, followUp });

  await app.tap('Ret vurderingen');
  await app.at('Ret vurderingen: Alma');
  await app.tap('Begynd rettelsen');
  await expect(page.getByText('Skriv, hvorfor.')).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Hvorfor?', 'Forkert position valgt.');
  await app.tap('Begynd rettelsen');
  await app.at('Gennemse svarene');

  // While it is under way the first version counts, and the correction survives a lock.
  await app.toChildren();
  await expect(app.main).toContainText('Grøn');
  await page.reload();
  await app.unlock();
  await app.at('Børn');
  await app.tap(/^Alma/);
  await expect(app.main).toContainText('Rettelse i gang');
  await expect(app.button('Begynd trivselsskemaet')).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Fortsæt rettelsen');
  await app.tap(/Videre: Forældrenes omsorg|^Videre/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Kassér rettelsen');
  await app.tap('Ja, kassér rettelsen');
  await expect(app.button('Fortsæt rettelsen')).toHaveCount(0);

  await app.tap(/Grøn/);
  await app.at('Vurdering: Alma');
  await app.tap('Ret vurderingen');
  await app.type('Hvorfor?', 'Positionen var forkert.');
  await app.tap('Begynd rettelsen');
  await app.at('Gennemse svarene');
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Gul/);
  await app.type('Hvorfor?', 'Det viser svarene.');
  await app.tap('Videre: Børnelineal');
  await app.tap('Videre: Forældrenes omsorg');
  await app.tap('Videre: Næste skridt');
  await app.tap('Videre');
  await app.tap('Se forslaget');
  await expect(app.main).toContainText('Rettes af Mette, pædagog: Positionen var forkert.');
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  const corrected = /Rettet \d\d\.\d\d\.\d{4} af Mette, pædagog: Positionen var forkert\./;
  await expect(app.main).toContainText(corrected);
  expect((await printed(page)).text.replaceAll(/\s+/g, ' ')).toMatch(corrected);
  expect(await brokenRules(page)).toEqual([]);

  // The older version stays readable and says that it is one.
  await app.tap(/^Læs udgaven fra/);
  await expect(app.main).toContainText('Dette er en tidligere udgave.');
  await expect(app.main).toContainText('Grøn');
  await expect(app.button('Ret vurderingen')).toHaveCount(0);
  await app.tap('Læs den nyeste udgave');
  await app.tap('Til barnets side');
  const list = app.main.getByRole('list').filter({ hasText: 'Mette, pædagog' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(app.main).toContainText(corrected);

  // Made by mistake: the version before counts again, and then none.
  await app.tap(/Positionen var forkert/);
  for (const hint of ['gælder den tidligere udgave igen', 'Intet slettes']) {
    await app.at('Vurdering: Alma');
    await app.tap('Oprettet ved en fejl');
    await app.at('Oprettet ved en fejl: Alma');
    await expect(app.main).toContainText(hint);
    await app.tap('Skjul vurderingen');
    await expect(page.getByText('Skriv, hvorfor.')).toBeVisible();
    await app.type('Hvorfor?', 'Forkert barn.');
    await app.tap('Skjul vurderingen');
    await app.at('Alma');
    if (hint !== 'Intet slettes') await app.tap(/Grøn/);
  }
  await expect(app.main).toContainText('Her er ingen afsluttede vurderinger endnu.');
  await page.reload();
  await app.unlock();
  await app.at('Alma');
  await page.getByText('Oprettet ved en fejl (2)').click();
  await expect(app.main).toContainText('af Mette, pædagog: Forkert barn.');
  expect(await brokenRules(page)).toEqual([]);
  await app.button('Lad den tælle med igen').first().click();
  await expect(page.getByText('Oprettet ved en fejl (1)')).toBeVisible();
  await expect(app.main).not.toContainText('Her er ingen afsluttede vurderinger endnu.');
});

test('an assessment that was begun to follow up says so, and is thrown away again', async ({ app: page }) => {
  test.setTimeout(150_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const followUp = new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10);
  await assess(app, 'Alma', { position: /Grøn/, consent: 'De giver samtykke', step: /Fortsat almen/, followUp });
  await app.tap('Til barnets side');
  await app.tap('Følg op nu');
  await expect(app.main).toContainText(`Opfølgning: aftalt ${followUp.split('-').reverse().join('.')}.`);
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.stored();
  expect(await brokenRules(page)).toEqual([]);

  await app.toChildren();
  await app.tap(/^Alma/);
  const goes = page.getByText('Dine svar i den bliver slettet og kan ikke hentes igen.');
  await app.tap('Kassér vurderingen');
  await expect(goes).toBeVisible();
  await expect(app.main).not.toContainText('Forældrene må ikke kontaktes');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Behold vurderingen');
  await expect(goes).toHaveCount(0);
  await expect(app.button('Fortsæt vurderingen')).toBeVisible();
  await app.tap('Kassér vurderingen');
  await app.tap('Ja, kassér vurderingen');
  await expect(app.button('Fortsæt vurderingen')).toHaveCount(0);
  await expect(app.button('Begynd trivselsskemaet')).toBeVisible();
  await app.toChildren();
  await app.tap('I dag');
  await app.at('I dag');
  await expect(app.main).not.toContainText('Vurdering i gang');
  await page.reload();
  await app.unlock();
  await app.at('I dag');
  await expect(app.main).not.toContainText('Vurdering i gang');

  // The page where the answers are read through has the same way.
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Følg op nu');
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.at('Gennemse svarene');
  await app.tap('Kassér vurderingen');
  await app.tap('Ja, kassér vurderingen');
  await app.at('Alma');
  await expect(app.button('Begynd trivselsskemaet')).toBeVisible();
  await expect(app.main).toContainText('Grøn');
});
