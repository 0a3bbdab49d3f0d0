import { brokenRules } from '../browser/accessibility.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const LIMITS =
  'Et område peger mod opmærksomhed fra 2 »Ses delvist« eller 1 »Ses sjældent«, og mod bekymring fra 2 »Ses sjældent«.';

test('the støttelinje says why it points there and by which limits, and at least yellow holds red', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 3; area += 1) {
    await app.answerArea('Ses tydeligt', 'I trivsel');
    await app.tap(/^Videre/);
  }
  for (let area = 4; area <= 8; area += 1) await app.tap(/^Videre/);
  await app.at('Skærpet opmærksomhed');
  await app.tick('Har mistet færdigheder');
  await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Rød/);
  await expect(app.main).toContainText('Svarene peger mod mindst gul.');
  await expect(app.main).toContainText('Det skyldes et kryds ved »Skærpet opmærksomhed«.');
  await expect(page.getByLabel('Hvad ser du?')).toHaveCount(0);
  await app.choose('Vælg position', /Grøn/);
  await expect(app.main).toContainText('Skemaet peger mod mindst gul, og du har valgt grøn.');
  await expect(page.getByLabel('Hvad ser du?')).toBeVisible();

  // One area in concern beside it is no reason of its own until the tick is taken away.
  await app.tap('Tilbage');
  await app.tap('Ret Tryghed og grundstemning');
  await app.answerArea(['Ses sjældent', 'Ses sjældent'], 'Bekymring');
  for (let area = 1; area <= 8; area += 1) await app.tap(/^Videre/);
  await page.getByRole('checkbox', { name: 'Har mistet færdigheder' }).uncheck();
  await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  // Five areas were not looked at.
  await expect(app.main).toContainText('Der er for lidt at gå efter i 4 områder.');
  await expect(app.main).toContainText(LIMITS);
  await expect(app.main).toContainText('Svarene peger mod rød fra 2 områder med bekymring, eller 4 områder med opmærksomhed eller bekymring.');
  await expect(app.main).toContainText('kommunen kan ændre dem');
  expect(await brokenRules(page)).toEqual([]);
});
