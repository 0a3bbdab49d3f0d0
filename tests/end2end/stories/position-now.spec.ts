import type { Page } from '@playwright/test';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';

const START = '2026-11-02';
const GREEN = { position: /Grøn/, child: 8, consent: 'De giver samtykke', step: /Fortsat almen/, followUp: '2027-05-03' };

async function start(page: Page): Promise<AppPage> {
  await page.clock.install({ time: new Date(`${START}T09:00:00`) });
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.addChild('Alma', 4);
  return app;
}

async function toAlma(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.at('Alma');
}

async function toBo(app: AppPage): Promise<void> {
  await app.tap('Skift person');
  await enter(app, BO.name, BO.passphrase);
  await expect(app.heading).not.toHaveText('Lås op');
  await toAlma(app);
}

async function together(app: AppPage, position: RegExp): Promise<void> {
  await app.tap('Begynd fælles vurdering');
  await app.type('Hvad fungerer?', 'Små grupper.');
  await app.choose('Vælg position', position);
  await app.page.getByLabel('Hvorfor?').fill('Da vi talte sammen, så vi det.');
  await app.tick('Bo, dagplejer');
  await app.tick('Mette, pædagog');
  await app.type('Hvilken sammenhæng?', 'På stuen');
  await app.type('Fra måned', '2026-11');
  await app.type('Til måned', '2026-11');
  await app.type('Dato for samtalen', START);
  await app.tap('Gem fælles vurdering');
  await app.tap('Til barnets side');
  await app.at('Alma');
}

async function letter(app: AppPage): Promise<string> {
  await toAlma(app);
  await app.tap('Forældre');
  await app.tap('Brev om det, vi ser');
  return (await printed(app.page)).text;
}

const row = (app: AppPage) => app.page.getByRole('button', { name: /^Alma/ });

test('a joint red over two greens stands in the list, in the letter and in I dag, and falls due by the limits', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = await start(page);
  await assess(app, 'Alma', GREEN);
  await toBo(app);
  await assess(app, 'Alma', GREEN);
  await app.tap('Til barnets side');
  expect(await letter(app)).toContain('Alma har det godt');
  await toAlma(app);
  await together(app, /Rød/);

  await app.toChildren();
  await expect(row(app)).toContainText('Rød');
  await expect(row(app)).toContainText('fælles');
  await app.tap('I dag');
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(group('I dag')).toContainText('Kontakt forældrene nu, møde senest 09.11.2026');
  await page.getByText(/^Senere \(/).click();
  await expect(app.main).toContainText('Opfølgning senest 30.11.2026');
  await expect(app.main).toContainText('Fælles vurdering: fristen ved »Rød« er 4 uger.');
  await expect(app.main).toContainText('Fokusaftale senest 16.11.2026');
  await page.getByText('Åbne bekymringer (1)').click();
  await expect(app.main).toContainText('Position »Rød«');
  expect(await letter(app)).not.toContain('Alma har det godt');
  await toAlma(app);
  await app.tap('Forløb');
  await expect(app.main).toContainText('Fælles vurdering 02.11.2026: Rød');

  // Six weeks later it is overdue, and can be put off with both dates kept.
  await page.clock.setFixedTime(new Date('2026-12-14T09:00:00'));
  await page.reload();
  await enter(app, BO.name, BO.passphrase);
  await app.toChildren();
  await app.tap('I dag');
  await expect(group('Over fristen')).toContainText('Opfølgning senest 30.11.2026');
  await expect(group('Over fristen')).toContainText('Kontakt forældrene nu');
  await toAlma(app);
  const due = page.locator('main .stack--s').filter({ hasText: 'Senest 30.11.2026' });
  await due.getByRole('button', { name: 'Udsæt opfølgningen' }).click();
  await app.type('Ny dato', '2026-12-21');
  await app.type('Hvorfor?', 'Vi mødes mandag.');
  await app.tap(/^Udsæt$/);
  await app.at('Alma');
  await expect(app.main).toContainText('Udsat fra 30.11.2026 til 21.12.2026');
});

test('a colleague’s later green hides nobody’s red, and only a noted talk settles the talk', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = await start(page);
  await assess(app, 'Alma', { ...GREEN, position: /Rød/, step: /Netværksmøde|netværksmøde/, followUp: '2026-11-27' });
  await toBo(app);
  await assess(app, 'Alma', GREEN);
  await app.toChildren();
  await expect(row(app)).toContainText('Rød');
  await expect(row(app)).toContainText('I ser forskelligt');
  expect(await letter(app)).not.toContain('Alma har det godt');

  // Consent is no talk about the decision.
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await page.clock.setFixedTime(new Date('2026-11-20T09:00:00'));
  await page.reload();
  await enter(app, BO.name, BO.passphrase);
  await app.toChildren();
  await app.tap('I dag');
  await expect(overdue).toContainText('Kontakt forældrene nu, møde senest 09.11.2026');
  await expect(overdue).toContainText('Fokusaftale senest 16.11.2026');
  await toAlma(app);
  await app.tap('Forældre');
  await app.type('Hvornår?', '2026-11-19');
  await app.type('Hvad fik de at vide?', 'Vi har mødtes.');
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem').filter({ hasText: 'Vi har mødtes.' })).toHaveCount(1);
  await app.toChildren();
  await app.tap('I dag');
  await expect(overdue).toContainText('Fokusaftale senest 16.11.2026');
  await expect(overdue).not.toContainText('Kontakt forældrene nu');
});
