import { printed } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';
import { BY_NAME, BY_RULE, KNOWN, PLANTED } from '../pages/identifiers.js';
import { agree, analyse, beginMeeting, openPaper, toStep } from '../pages/meeting.js';
import { addOnUnit } from '../pages/round.js';

const CHILD = 'Kanarina Qvist';

/** One tablet whose days pass. */
class Tablet extends AppPage {
  async on(date: string, time = '09:30'): Promise<void> {
    await this.page.clock.setFixedTime(`${date}T${time}:00`);
  }

  /** Goes on after weeks in which the tablet lay locked, on the child's page. */
  async later(date: string): Promise<void> {
    await this.on(date);
    await this.unlock();
    await this.toChild();
  }

  async toChild(): Promise<void> {
    await this.toChildren();
    await this.tap(/^Kanarina/);
    await this.at(CHILD);
  }

  /** Begins an effort of ours or the municipality's, scored before. */
  async beginEffort(kind: RegExp, title: string, score: string, ends: string): Promise<void> {
    await this.tap(/^Indsatser$/);
    await this.tap('Ny indsats');
    await this.choose('Hvad er det for en indsats?', kind);
    if (kind.source.includes('30')) {
      for (const gate of ['Er problemet konkret?', 'Er det afgrænset?', 'Kender vi omfanget godt nok?', /mere, end almenområdet/]) {
        await this.choose(gate, 'Ja');
      }
      await this.tick('Forældrene ved, at de ikke længere er anonyme');
    }
    await this.type('Hvad kalder I den?', title);
    await this.type('Hvad skal være anderledes for barnet?', 'Hun finder ro ved skift.');
    await this.type('Slutter efter planen', ends);
    await this.choose('Hvornår følger I op?', 'Hver 6. uge');
    await this.choose('Barnet nu', score);
    await this.tap('Begynd indsatsen');
    await this.at(`${title}: ${CHILD}`);
  }

  /** Closes the meeting on the screen, with what is missing of it. */
  async closeMeeting(): Promise<void> {
    await this.tap('Luk mødet');
    await this.tap('Luk mødet alligevel');
    await this.page.getByRole('heading', { name: 'Efter mødet' }).waitFor();
  }

  /** Ends the effort with its score after. */
  async endEffort(title: string, moved: string, after: string): Promise<void> {
    await this.tap(/^Indsatser$/);
    await this.button(new RegExp(title)).click();
    await this.choose('Har barnet flyttet sig mod målet?', moved);
    await this.type('Hvad har I set?', `Efter ${title}.`);
    await this.choose('Kan vi gå et trin ned ad trappen?', 'Nej');
    await this.choose('Hvad gør I nu?', 'Afslut');
    await this.choose('Barnet efter', after);
    await this.tap('Gem opfølgningen');
    await expect(this.main).toContainText(/Afsluttet \d\d/);
  }
}

test('a whole case: from a concern over own efforts, sparring, § 30 and two meetings to an underretning and its missing answer', async ({ app: page }) => {
  test.setTimeout(300_000);
  const app = new Tablet(page);
  await app.on('2026-02-02');
  await app.create();
  await addOnUnit(app, CHILD, 'Kanariestuen');

  // A concern, and our own efforts first.
  await app.toChild();
  await assess(app, CHILD, { position: /Gul/, consent: 'Vi har ikke talt med dem endnu', step: /Egne indsatser/, followUp: '2026-03-16' });
  await app.toChild();
  await app.beginEffort(/Vores egen/, 'Faste skift', '7', '2026-03-16');
  await app.later('2026-03-16');
  await app.endEffort('Faste skift', 'Nej', '6');

  // Sparring without a name: forty and more planted identifiers, none on the paper.
  await app.toChild();
  await app.tap('Anonym sparring');
  await app.choose('Har barnet en sag i kommunen?', 'Nej');
  await app.type('Hvad beder du om hjælp til?', 'Hvordan hjælper vi barnet til ro?');
  // Names that only an underretning knows are not known here yet.
  const known = [...KNOWN, ...BY_NAME].filter((name) => !['Finkebjerg', 'Finke-bjerg', 'Solvejg', 'Bos'].includes(name));
  const planted = [...BY_RULE, ...known];
  expect(planted.length).toBeGreaterThanOrEqual(40);
  expect(PLANTED).toEqual(expect.arrayContaining(planted));
  await app.type('Hvad er svært?', planted.map((text) => `Vi skrev ${text}, den dag.`).join('\n'));
  await app.stored();
  await app.tap('Tag det hele ud');
  await app.tap('Læs og print');
  const sheet = (await printed(page)).text.toLowerCase();
  expect(sheet).toContain('hvordan hjælper vi barnet til ro?');
  for (const text of planted) expect(sheet, text).not.toContain(text.toLowerCase());

  // The netværksmøde agrees on § 30, and the next look suggests it.
  await app.toChild();
  await beginMeeting(app, /netværksmøde/);
  await app.type('Hvad beder I om hjælp til?', 'Hvad kan vi gøre sammen?');
  await analyse(app);
  await toStep(app, 5);
  await agree(app, 1, ['Kort familieforløb', 'Mette', '2026-03-30']);
  await app.type('Tovholder', 'Mette');
  await toStep(app, 6);
  await app.closeMeeting();
  await app.toChild();
  await assess(app, CHILD, {
    position: /Gul/,
    child: 6,
    consent: 'De giver samtykke',
    efforts: 'Vi har prøvet uden nok effekt',
    step: /§\s30/,
    followUp: '2026-04-27',
  });
  await expect(app.main).toContainText('Følger forslaget');
  await app.toChild();
  await app.beginEffort(/§\s30/, 'Familieforløb', '6', '2026-04-27');
  await app.later('2026-04-27');
  await app.endEffort('Familieforløb', 'Nej', '4');

  // The underretningsmøde, and the underretning that was open all the time.
  await app.toChild();
  await beginMeeting(app, /Underretningsmøde/);
  await app.type('Hvad beder I om hjælp til?', 'Skal vi underrette?');
  await expect(app.main.getByRole('button', { name: 'Underretning', exact: true })).toBeEnabled();
  // What is stored comes to the table, on the screen and on the sheet.
  await toStep(app, 2);
  await page.getByText('Det står her om barnet').click();
  for (const part of [/barnet 6 af 10/, /Familieforløb: afsluttet .*før barnet 6.*efter barnet 4/, /Kort familieforløb · Mette/]) {
    await expect(app.main).toContainText(part);
  }
  await savePictures(page, 'case-stands');
  await openPaper(app, 'Mødeark');
  const brought = await printed(page);
  expect(brought.pages).toBeLessThanOrEqual(2);
  for (const part of ['Det står her om barnet', 'barnet 6 af 10', 'Familieforløb', 'Kort familieforløb · Mette']) {
    expect(brought.text).toContain(part);
  }
  await app.tap('Tilbage til mødet');
  await analyse(app);
  await toStep(app, 5);
  await agree(app, 1, ['Mette skriver underretningen', 'Mette', '2026-04-28']);
  await toStep(app, 6);
  await app.closeMeeting();
  await app.toChild();
  await app.tap(/^Underretning$/);
  // What was said of it before stands beside it.
  const before = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sparring og underretningsmøder' }) });
  await expect(before.getByRole('listitem')).toHaveText([
    /Underretningsmøde 27\.04\.2026[\s\S]*Skal vi underrette\?/,
    /Ark til anonym sparring 16\.03\.2026[\s\S]*Hvordan hjælper vi barnet til ro\?/,
  ]);
  await savePictures(page, 'case-underretninger');
  await before.getByRole('button', { name: /Underretningsmøde/ }).click();
  await app.at(/^Underretningsmøde/);
  await page.goBack();
  await app.tap('Skriv underretning');
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await expect(page.getByLabel('Det, vi har prøvet', { exact: true })).toHaveValue(/Faste skift[\s\S]*Familieforløb|Familieforløb[\s\S]*Faste skift/);
  await app.type('Det, vi har set og hørt', 'Kanarina sad alene ved vinduet hver morgen.');
  await app.type('Klokken', '09.30');
  await app.choose('Hvordan?', 'Sikker post');
  await app.type('Til hvem?', 'Familierådgivningen');
  await app.tap('Notér, at den er sendt');
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();
  await expect(app.main).toContainText('Senest 28.04.2026 kl. 09.30');

  // The answer does not come: I dag says so, and the reminder is set anew.
  await app.on('2026-05-11');
  await app.unlock();
  await app.toChildren();
  await app.tap('I dag');
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await expect(overdue).toContainText('Kvittering for underretningen ventet senest');
  await overdue.getByRole('button', { name: /Kvittering/ }).click();
  await app.at(`Underretning: ${CHILD}`);
  await app.choose('Hvad er sket?', 'Kvittering modtaget');
  await app.tap(/^Gem$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Kvittering modtaget' })).toHaveCount(1);
  await app.on('2026-06-08');
  await app.unlock();
  await app.toChildren();
  await app.tap('I dag');
  await overdue.getByRole('button', { name: /Tilbagemelding/ }).click();
  await app.choose('Hvad er sket?', /Ikke modtaget/);
  await app.tap(/^Gem$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Ikke modtaget' })).toHaveCount(1);

  // All of it stands in one course, newest first.
  await app.toChild();
  await app.tap('Forløb');
  const course = page.locator('.timeline > li');
  for (const part of [
    'Vurdering',
    'Indsats begyndt: Faste skift',
    'Indsats begyndt: Familieforløb',
    'Tværfagligt netværksmøde',
    'Underretningsmøde',
    'Underretning sendt',
    'Ikke modtaget',
  ]) {
    await expect(course.filter({ hasText: part }).first(), part).toBeVisible();
  }
  await expect(course.first()).toContainText('Ikke modtaget');
  await expect(course.last()).toContainText('02.02.2026');
  await expect(app.main).toContainText('Mette skriver underretningen');

  // Indsigt reads from the first day to the last, with the child first and the log last.
  await app.toChild();
  await app.tap('Indsigt: alt om barnet');
  await app.at(`Alt om ${CHILD}`);
  const headings = await app.main.getByRole('heading', { level: 2 }).allInnerTexts();
  const days = headings.flatMap((text) => [...text.matchAll(/(\d\d)\.(\d\d)\.(\d{4})/g)].slice(0, 1).map(([, day, month, year]) => `${year}-${month}-${day}`));
  expect(days.length).toBeGreaterThanOrEqual(8);
  expect(days).toEqual([...days].sort());
  expect(new Set(days).size).toBeGreaterThan(3);
});

test('overgreb: from the first sign to the sent underretning nothing can be made for the parents', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new Tablet(page);
  await app.on('2026-02-02');
  await app.create();
  await addOnUnit(app, CHILD, 'Kanariestuen');
  await app.toChild();
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await expect(app.main).toContainText('MÅ IKKE orienteres');
  // What protects never comes before this.
  await expect(app.button('Se på det, der beskytter')).toHaveCount(0);
  await app.choose(/Hvilket skridt tager du/, /Akut underretning/);
  await app.type('Hvorfor?', 'Det, barnet sagde i garderoben.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', '2026-02-03');
  await app.tap('Gem beslutningen');
  await app.at(`Vurdering: ${CHILD}`);

  // A meeting may be held, and asks for nothing of the parents.
  await app.toChild();
  await beginMeeting(app, /Underretningsmøde/);
  await app.type('Hvad beder I om hjælp til?', 'Hvem ringer?');
  await toStep(app, 2);
  await expect(page.getByLabel('Hvordan ser forældrene det?')).toHaveCount(0);
  await analyse(app, false);
  await toStep(app, 5);
  await agree(app, 1, ['Ring til akutvagten', 'Mette', '2026-02-02']);
  await toStep(app, 6);
  await app.closeMeeting();
  await expect(page.getByRole('button', { name: /forældre/i })).toHaveCount(0);

  await app.toChild();
  await app.tap(/^Underretning$/);
  await app.tap('Skriv underretning');
  await app.choose(/viden eller mistanke om vold/, /^Ja, og det kan være en forælder/);
  await app.type('Det, vi har set og hørt', 'Kanarina sagde noget i garderoben.');
  await app.type('Klokken', '09.30');
  await app.choose('Hvordan?', 'Kommunens digitale løsning');
  await app.type('Til hvem?', 'Akutvagten');
  await app.tap('Notér, at den er sendt');
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();

  // By every way that leads to a paper for the parents.
  await app.toChild();
  await app.tap('Forældre');
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(page.getByRole('button', { name: /brev/i })).toHaveCount(0);
  await app.toChild();
  await app.tap(/^Indsatser$/);
  await expect(app.button('Ny indsats')).toHaveCount(0);

  // Nothing comes back: it is seen on the day after the last.
  await app.on('2026-02-12');
  await app.unlock();
  await app.toChildren();
  await app.tap('I dag');
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await expect(overdue).toContainText('Kvittering for underretningen ventet senest');
});
