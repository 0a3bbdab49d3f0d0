import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** Words that would invite to talk with the parents. */
const INVITES = /tal med (?:begge )?forældre|samtale|(?<!uden )samtykke|netværksmøde|inviter|§ 30|orientér forældrene/i;

async function expectNoInvitation(app: AppPage): Promise<void> {
  const text = (await app.main.innerText()).replace(/orientér ikke forældrene/gi, '');
  expect(text).not.toMatch(INVITES);
}

test('violence from the parents leads straight to the underretning, with no word about talking with them', async ({ device }) => {
  const app = new AppPage(await device.open());
  await app.create();
  await app.addChild('Cille', 4);
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.at('Først: Er barnet i sikkerhed?');
  const answers = app.page.getByRole('group', { name: 'Er barnet i fare lige nu?' }).locator('label');
  await expect(answers).toHaveText(['Ja', 'Nej', 'Ved ikke']);
  await app.tick('Vold eller overgreb fra forældre');
  await expectNoInvitation(app);
  await app.tap('Se, hvad du gør nu');

  await app.at('Næste skridt');
  await expect(app.main).toContainText('Akut underretning');
  await expect(app.main).toContainText('MÅ IKKE orienteres');
  await expect(app.main).toContainText('§ 133');
  await expectNoInvitation(app);

  // Whom to call stands in the suggestion itself, with the way to the underretning.
  const phones = app.main.getByRole('link');
  await expect(phones).toHaveText([/112/, /akutvagt/, /114/, /Beredskab/]);
  await expect(app.button('Skriv underretning')).toBeVisible();

  const steps = app.page.getByRole('group', { name: /Hvilket skridt tager du/ });
  await expect(steps.getByRole('radio', { name: /netværksmøde|§ 30|forældrene/i })).toHaveCount(0);
  await steps.getByRole('radio', { name: /Akut underretning/ }).check();
  await app.type('Hvorfor?', 'Det, barnet sagde i garderoben.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Cille');
  await expectNoInvitation(app);
  await app.page.emulateMedia({ media: 'print' });
  await expectNoInvitation(app);
});

test('a suspicion in the form leads out of it at once, and contact stays barred until it is named', async ({ device }) => {
  const app = new AppPage(await device.open());
  await app.create();
  await app.addChild('David', 4);
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 8; area += 1) await app.tap(/^Videre/);
  await app.at('Skærpet opmærksomhed');
  // The tick itself leads away from the form.
  await app.page.getByRole('checkbox', { name: /mistanke om vold, overgreb eller svigt/ }).click();
  await app.at('Først: Er barnet i sikkerhed?');
  await expect(app.main).toContainText('Skemaet stopper her.');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await expect(app.main).toContainText('VENT – aftal med myndighed');
  await expectNoInvitation(app);
});
