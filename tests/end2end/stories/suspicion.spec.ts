import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** Words that would invite to talk with the parents. */
const INVITES = /tal med (?:begge )?forældre|samtale|(?<!uden )samtykke|netværksmøde|inviter|§\s30|orientér forældrene/i;

async function expectNoInvitation(app: AppPage): Promise<void> {
  const text = (await app.main.innerText()).replace(/orientér ikke forældrene/gi, '');
  expect(text).not.toMatch(INVITES);
}

/** That these words stand on the screen, each after the one before. */
async function expectInOrder(app: AppPage, parts: string[]): Promise<void> {
  const text = await app.main.innerText();
  let at = -1;
  for (const part of parts) {
    const next = text.indexOf(part, at + 1);
    expect(next, part).toBeGreaterThan(at);
    at = next;
  }
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
  // What must not be done stands before what to do and whom to call, and nothing invites to wait.
  await expectInOrder(app, ['Akut underretning', 'MÅ IKKE orienteres', 'Ring til kommunens akutvagt nu', '114', 'Skriv underretning']);
  await expect(app.main).not.toContainText('Der mangler viden');
  await expect(app.main).not.toContainText('Gør også');
  await expect(app.main).not.toContainText('Kan vi gå et trin ned');

  // Whom to call stands in the suggestion itself, with the way to the underretning.
  const phones = app.main.getByRole('link');
  await expect(phones).toHaveText([/112/, /akutvagt/, /114/, /Beredskab/]);
  await expect(app.button('Skriv underretning')).toBeVisible();

  const steps = app.page.getByRole('group', { name: /Hvilket skridt tager du/ });
  await expect(steps.getByRole('radio', { name: /netværksmøde|§\s30|forældrene/i })).toHaveCount(0);
  await steps.getByRole('radio', { name: /Akut underretning/ }).check();
  await app.type('Hvorfor?', 'Det, barnet sagde i garderoben.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Cille');
  await expectNoInvitation(app);
  await app.page.emulateMedia({ media: 'print' });
  await expectNoInvitation(app);

  // Nor does any other screen on the way.
  await app.page.emulateMedia({ media: 'screen' });
  await app.toChildren();
  await expectNoInvitation(app);
  await app.tap(/^I dag/);
  await app.at('I dag');
  await expectNoInvitation(app);
  for (const way of ['Forløb', 'Forældre', /^Underretning$/]) {
    await app.toChildren();
    await app.tap(/Cille/);
    await app.at('Cille');
    await expectNoInvitation(app);
    await app.tap(way);
    await expect(app.heading).not.toHaveText('Cille');
    await expectNoInvitation(app);
  }
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
  await expectInOrder(app, ['Forslag', 'Ring til kommunens akutvagt', 'VENT – aftal med myndighed', 'Skriv underretning']);
  await expect(app.main).not.toContainText('Der mangler viden');
});

test('at 1 and 2 on a ruler the way to the acute questions comes first, and no offer beside it', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Cille', 4);
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Grøn/);
  await app.type('Hvorfor?', 'Det viser svarene.');
  await app.tap('Videre: Børnelineal');
  await app.at('Børnelineal: barnet');
  await app.choose(/Barnets udvikling/, /^2/);
  await expect(app.main).toContainText('Farve og lineal peger forskelligt.');
  await expectInOrder(app, ['handl i dag', 'Farve og lineal peger forskelligt.']);
  await expect(app.main).not.toContainText('Tilbud ved trin');
  await app.choose(/Barnets udvikling/, /^3/);
  await expect(app.main).not.toContainText('handl i dag');
  await expect(app.main).toContainText('Tilbud ved trin 3');
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^2/);
  await expect(app.main).toContainText('handl i dag');
  await expect(app.main).not.toContainText('Tilbud ved trin');
  // Nor where it is the other ruler that stands so low.
  await app.choose(/Forældrenes omsorg/, /^7/);
  await expect(app.main).toContainText('Tilbud ved trin 7');
  await app.tap('Tilbage');
  await app.choose(/Barnets udvikling/, /^1 /);
  await app.tap('Videre: Forældrenes omsorg');
  await expect(app.main).not.toContainText('Tilbud ved trin');
});

test('where a life may be at stake, 112 and the telephones come before what the parents may know', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Cille', 4);
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await expectInOrder(app, ['Akut underretning', 'Ring 112', 'Forældrene: VENT', 'Skriv underretning']);
});
