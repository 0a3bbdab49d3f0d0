import { expectAccessible } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const WHY = 'Skrevet på det forkerte barn.';

test('a joint assessment, an agreement and a talk written on the wrong child leave the lists, stay in the course, and come back', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^David/);

  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: David');
  await app.type('Hvad fungerer?', 'Små grupper.');
  await app.choose('Vælg position', /Gul/);
  await page.getByLabel('Hvorfor?').fill('Vi ser det samme.');
  await app.tick('Øve-Mette, pædagog');
  await app.tick(/^Øve-Hanne/);
  await app.type('Hvilken sammenhæng?', 'På stuen.');
  await app.type('Fra måned', day(0).slice(0, 7));
  await app.type('Til måned', day(0).slice(0, 7));
  await app.type('Dato for samtalen', day(0));
  await app.tap('Gem fælles vurdering');
  await expect(app.main).toContainText('Kan ikke ændres.');
  await putAside(app, 'Skjul den fælles vurdering');
  await expect(app.button(/Fælles vurdering: Øve-Mette/)).toHaveCount(0);
  await expect(app.button('Begynd fælles vurdering')).toBeVisible();

  await app.tap('Se og skriv fokusaftaler');
  await app.choose(/Handler den om os/, 'Os og miljøet');
  await app.type('Mål, set fra barnet', 'Jeg kan være med.');
  await app.type('Hvad gør vi?', 'Vi deler samlingen.');
  await app.type('Hvem?', 'Øve-Mette');
  await app.type('Fra', day(0));
  await app.type('Til', day(28));
  await app.type('Hvordan ser vi, at det virker?', 'Han bliver i ringen.');
  await app.tap('Gem fokusaftalen');
  await expect(page.getByRole('heading', { name: 'Jeg kan være med.' })).toBeVisible();
  await expectAccessible(page);
  await putAside(app, 'Skjul fokusaftalen');
  await expect(app.main).toContainText('Her er ingen fokusaftaler endnu.');

  await app.tap('Forældre');
  await app.type('Hvad fik de at vide?', 'At han er glad.');
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem').filter({ hasText: 'At han er glad.' })).toBeVisible();
  await expectAccessible(page);
  await putAside(app, 'Skjul samtalen');
  await app.tap('Forældre');
  await expect(app.main).toContainText('Her er intet noteret endnu.');
  await app.tap('Til barnets side');

  // Nothing is gone: the course and everything about the child say who, when and why.
  await app.tap('Forløb');
  for (const what of ['Fælles vurdering', 'Fokusaftale', 'Samtale med forældrene']) {
    const entry = page.getByRole('listitem').filter({ hasText: `${what} (tæller ikke med)` });
    await expect(entry).toContainText(`Oprettet ved en fejl (Øve-Mette, `);
    await expect(entry).toContainText(WHY);
  }
  await app.tap('Til barnets side');
  await app.tap('Indsigt: alt om barnet');
  await expect(app.main.getByText('Oprettet ved en fejl, tæller ikke med')).toHaveCount(3);
  await app.tap('Til barnets side');

  const aside = page.locator('details').filter({ hasText: 'Oprettet ved en fejl (3)' });
  await aside.locator('> summary').click();
  await expectAccessible(page);
  await aside.getByRole('button', { name: 'Læs den', exact: true }).click();
  await app.at('Fælles vurdering: David');
  await expect(app.main).toContainText('Oprettet ved en fejl. Den tæller ikke med.');
  expect((await printed(page)).text).toContain('Oprettet ved en fejl.');
  await app.tap('Til barnets side');
  for (const left of [2, 1, 0]) {
    await page.locator('details').filter({ hasText: 'Oprettet ved en fejl (' }).evaluate((list) => ((list as HTMLDetailsElement).open = true));
    await app.button('Lad den tælle med igen').first().click();
    await expect(page.getByText(`Oprettet ved en fejl (${left})`)).toHaveCount(left === 0 ? 0 : 1);
  }
  await expect(app.button(/Fælles vurdering: Øve-Mette/)).toBeVisible();
  await expect(app.main).toContainText('Jeg kan være med.');
});

/** Puts aside what the screen shows, which leads to the child's page. */
async function putAside(app: AppPage, button: string): Promise<void> {
  await app.tap(/^Oprettet ved en fejl/);
  await app.at('Oprettet ved en fejl: David');
  await app.tap(button);
  await expect(app.page.getByText('Skriv, hvorfor.')).toBeVisible();
  await app.type('Hvorfor?', WHY);
  await app.tap(button);
  await app.at('David');
}

test('who changed a child’s details stands in the course and in everything about the child', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const edit = async (label: RegExp, text: string): Promise<void> => {
    await app.tap('Ret oplysninger');
    await app.type(label, text);
    await app.tap('Gem');
    await app.at('Alma');
  };
  await edit(/^Stue/, 'Blå stue');
  await edit(/^Stue/, 'Rød stue');
  await edit(/^Sprog/, 'dansk');
  await app.tap('Læg væk');
  await expect(app.button('Sæt på listen igen')).toBeVisible();
  await app.tap('Forløb');
  await app.choose('Vis', 'Oplysninger');
  const entries = app.main.getByRole('listitem');
  await expect(entries).toHaveCount(4);
  await expect(entries.filter({ hasText: 'Stue eller sted: fra »Blå stue« til »Rød stue«' })).toContainText('Mette, pædagog');
  await expect(entries.filter({ hasText: 'Lagt væk' })).toContainText('Mette, pædagog');
  await app.tap('Til barnets side');
  await app.tap('Indsigt: alt om barnet');
  await expect(app.main).toContainText(/Tilføjet \(Mette, pædagog, \d\d\.\d\d\.\d{4}/);
  await expect(app.main).toContainText('Sprog derhjemme rettet (Mette, pædagog');

  // The list says where everybody is.
  await app.toChildren();
  await expect(app.main).toContainText('Alle børn er lagt væk.');
  await app.tap('Vis børn, der er lagt væk');
  await app.tap(/Alma/);
  await app.at('Alma');
});
