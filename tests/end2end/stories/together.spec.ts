import { expectAccessible } from '../browser/accessibility.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { answerFacts, assess } from '../pages/assess.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';

const save = 'Gem fælles vurdering';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** Completes an assessment of the child on the screen by the shortest way there is, without a form. */
async function decide(app: AppPage): Promise<void> {
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await answerFacts(app, 'De giver samtykke', 'Ikke noget endnu');
  await app.tap('Se forslaget');
  await app.choose(/Hvilket skridt tager du/, /Tal med/);
  await app.type('Hvorfor?', 'Det ser vi på sammen.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', day(14));
  await app.tap('Gem beslutningen');
  await app.at(/^Vurdering: /);
  await app.tap('Til barnets side');
}

async function beginJoint(app: AppPage, child: string): Promise<void> {
  await app.tap('Begynd fælles vurdering');
  await app.at(`Fælles vurdering: ${child}`);
}

async function fillAll(app: AppPage, person: string): Promise<void> {
  await app.type('Hvad fungerer?', 'Små grupper.');
  await app.choose('Vælg position', /Gul/);
  await app.page.getByLabel('Hvorfor?').fill('Vi ser det samme.');
  await app.tick(person);
  await app.type('Hvilken sammenhæng?', 'Hjemme hos mig.');
  await app.type('Fra måned', day(0).slice(0, 7));
  await app.type('Til måned', day(0).slice(0, 7));
  await app.type('Dato for samtalen', day(0));
}

async function addOther(app: AppPage, number: number, name: string, role: string): Promise<void> {
  await app.tap('Tilføj deltager uden eget skema');
  await app.type(`Navn på deltager ${number}`, name);
  await app.page.getByLabel(`Rolle for deltager ${number}`).selectOption(role);
}

test('nobody sees a colleague’s answers before a look of their own, or says that they look along', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.addChild('Alma', 4);
  const seen = { consent: 'De giver samtykke', step: /Tal med/, followUp: day(14) };
  await assess(app, 'Alma', { ...seen, position: /Gul/ });
  await app.tap('Til barnets side');
  await beginJoint(app, 'Alma');
  await expect(page.getByRole('table', { name: 'Position' })).toContainText('▲ Gul');

  await app.tap('Skift person');
  await enter(app, BO.name, BO.passphrase);
  await app.at('Fælles vurdering: Alma');
  await expect(app.main).toContainText('Se selv først.');
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(app.main).not.toContainText('Gul');
  await expectAccessible(page);
  await app.tap('Se med uden eget skema');
  await expect(page.getByRole('table', { name: 'Position' })).toContainText('▲ Gul');
  await expect(app.main).toContainText(/Bo, dagplejer\s*\d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d, så med uden eget skema/);
  await app.stored();

  // With a look of his own Bo lies beside Mette, and it is said that he had seen hers.
  await app.tap('Til barnets side');
  await assess(app, 'Alma', { ...seen, position: /Rød/ });
  await app.tap('Til barnets side');
  await app.tap('Fortsæt fælles vurdering');
  const positions = page.getByRole('table', { name: 'Position' });
  await expect(positions.getByRole('columnheader')).toHaveText(['Bo', 'Mette']);
  await expect(positions).toContainText('◆ I ser forskelligt');
  await expect(page.getByRole('table', { name: 'Børnelineal' })).toContainText('✓ Tæt på hinanden');
  await expect(app.main).toContainText('havde set de andres svar først');
  await expectAccessible(page);

  // What was made by mistake does not lie there.
  await app.tap('Til barnets side');
  await page.getByRole('listitem').filter({ hasText: 'Bo, dagplejer' }).getByRole('button').click();
  await app.tap('Oprettet ved en fejl');
  await app.at('Oprettet ved en fejl: Alma');
  await app.type('Hvorfor?', 'Det var et andet barn.');
  await app.tap('Skjul vurderingen');
  await app.at('Alma');
  await app.tap('Fortsæt fælles vurdering');
  await expect(positions.getByRole('columnheader')).toHaveText(['Mette']);
  await app.tap('Skift person');
  await enter(app, 'Mette', PASSPHRASE);
  await app.at('Fælles vurdering: Alma');
  await expect(positions.getByRole('columnheader')).toHaveText(['Mette']);
});

test('a dagplejer’s second pair of eyes is a dagplejepædagog, and no parent', async ({ app: page }) => {
  test.setTimeout(90_000);
  const app = new AppPage(page);
  await app.create('Dorte', 'Dagplejer');
  await app.addChild('Alma', 2);
  await decide(app);
  await beginJoint(app, 'Alma');
  await expect(app.main).toContainText('Dagplejerens andre øjne er en dagplejepædagog eller en kollega.');
  await fillAll(app, 'Dorte, dagplejer');
  await addOther(app, 1, 'Far', 'forælder');
  await app.tap(save);
  await expect(page.getByText('Der skal være mindst to med')).toBeVisible();
  await addOther(app, 2, 'Pia', 'dagplejepædagog');
  await page.getByRole('checkbox', { name: 'Dorte, dagplejer' }).uncheck();
  await addOther(app, 3, 'Grethe', 'dagplejer');
  await app.tap(save);
  await expect(page.getByText('Mindst én af jer skal selv have vurderet barnet.')).toBeVisible();
  await app.tick('Dorte, dagplejer');
  await app.tap('Fjern deltager 3');
  await app.tap(save);
  await expect(app.main).toContainText('Kan ikke ændres.');
  for (const person of ['Dorte, dagplejer', 'Pia, dagplejepædagog, uden eget skema', 'Far, forælder, uden eget skema']) {
    await expect(app.main).toContainText(person);
  }
  await expect(app.main).toContainText('Hjemme hos mig.');
});

test('a sundhedsplejerske’s second pair of eyes is the parents in the talk', async ({ app: page }) => {
  test.setTimeout(90_000);
  const app = new AppPage(page);
  await app.create('Sara', 'Sundhedsplejerske');
  await app.addChild('Alma', 1);
  await decide(app);
  await beginJoint(app, 'Alma');
  await expect(app.main).toContainText('Sundhedsplejerskens andre øjne er forældrene i samtalen, og ved tvivl en kollega.');
  await fillAll(app, 'Sara, sundhedsplejerske');
  await app.tap(save);
  await expect(page.getByText('Der skal være mindst to med')).toBeVisible();
  await addOther(app, 1, 'Almas mor', 'forælder');
  await app.tap(save);
  await expect(app.main).toContainText('Kan ikke ændres.');
  await expect(app.main).toContainText('Almas mor, forælder, uden eget skema');
});

test('an agreement falls due in I dag before the holidays, is moved with both dates kept, and is gone once closed', async ({ app: page }) => {
  test.setTimeout(90_000);
  await page.clock.setFixedTime('2026-04-01T09:30:00');
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^David/);
  await app.tap('Se og skriv fokusaftaler');
  await app.choose(/Handler den om os/, 'Os og miljøet');
  await app.type('Mål, set fra barnet', 'Jeg kan være med i samlingen.');
  await app.type('Hvad gør vi?', 'Vi deler samlingen i to.');
  await app.type('Hvem?', 'Øve-Mette');
  await app.type('Fra', '2026-04-01');
  await app.type('Til', '2026-04-05');
  await app.type('Hvordan ser vi, at det virker?', 'Han bliver siddende.');
  await app.tap('Gem fokusaftalen');
  await expect(app.main).toContainText('senest 05.04.2026');

  // Easter day is no working day, and neither is any day between.
  const toToday = async (): Promise<void> => {
    await app.toChildren();
    await app.tap('I dag');
    await app.at('I dag');
  };
  await toToday();
  const row = page.getByRole('button', { name: /Aftale, der skal følges op/ });
  await expect(page.getByRole('region', { name: 'I dag', exact: true })).toContainText('Aftale, der skal følges op senest 05.04.2026');
  await expect(row).toContainText('»Jeg kan være med i samlingen.«');
  await row.click();
  await app.at('Fokusaftaler: David');

  await page.getByText('Skriv, hvordan det går').click();
  await app.choose('Hvordan går det?', /Justér/);
  await app.type('Følg op igen (frivilligt)', '2026-04-14');
  await app.tap('Gem, hvad der skete');
  await expect(page.getByText('Skriv, hvad der skete, og hvorfor I ser på det igen den dag.')).toBeVisible();
  await expect(page.getByLabel('Hvad skete der?')).toBeFocused();
  await app.type('Hvad skete der?', 'Vi nåede kun én samling.');
  await app.tap('Gem, hvad der skete');
  await expect(app.main).toContainText('Følges op igen senest 14.04.2026.');
  await toToday();
  await page.getByText(/^Senere \(/).click();
  await expect(row).toContainText('senest 14.04.2026');
  await expect(row).toContainText('Flyttet. Først aftalt til 05.04.2026.');
  await row.click();

  await page.getByText('Skriv, hvordan det går').click();
  await app.choose('Hvordan går det?', /Afsluttet/);
  await expect(page.getByLabel('Følg op igen (frivilligt)')).toHaveCount(0);
  await app.tap('Gem, hvad der skete');
  await expect(app.main).toContainText('■ Afsluttet');
  await toToday();
  await page.getByText(/^Senere \(/).click();
  await expect(page.getByRole('button', { name: /^Elif/ }).first()).toBeVisible();
  await expect(row).toHaveCount(0);
});
