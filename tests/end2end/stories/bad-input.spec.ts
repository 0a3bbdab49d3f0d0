import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** This month and year, moved by whole months. */
function monthFromNow(months: number): { month: string; year: string } {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth() + months, 1);
  return { month: String(then.getMonth() + 1), year: String(then.getFullYear()) };
}

async function fill(app: AppPage, label: string, months: number | null): Promise<void> {
  await app.type('Hvad kalder I barnet?', label);
  const { month, year } = monthFromNow(months ?? 0);
  await app.page.getByLabel('Måned').selectOption(months === null ? '' : month);
  await app.type('År', year);
}

test('a child that cannot be as typed is refused with the reason, and nothing is stored', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.tap('Tilføj barn');
  const year = 12;
  for (const [label, months, reason] of [
    ['', -4 * year, 'Skriv, hvad I kalder barnet.'],
    ['   ', -4 * year, 'Skriv, hvad I kalder barnet.'],
    ['Alma', 2, 'Måneden ligger i fremtiden.'],
    ['Alma', -20 * year, 'Det er 18 år siden eller mere. Tjek året.'],
    ['Alma', null, 'Vælg måned, og skriv året med fire tal.'],
    ['0312561234', -4 * year, 'Det ligner et CPR-nummer.'],
    ['Alma 031256-1234', -4 * year, 'Det ligner et CPR-nummer.'],
    ['A'.repeat(61), -4 * year, 'Brug højst 60 tegn.'],
  ] as const) {
    await fill(app, label, months);
    await app.tap('Gem');
    await expect(page.getByText(reason), `${label} ${months}`).toBeVisible();
    await expect(page.locator(':focus')).toHaveAttribute('aria-invalid', 'true');
    await app.at('Tilføj barn');
  }
  await fill(app, 'Alma', -4 * year);
  for (const [years, reason] of [
    ['', 'Vælg måned, og skriv året med fire tal.'],
    ['toogtyve', 'Vælg måned, og skriv året med fire tal.'],
    ['99999999999999999999', 'Vælg måned, og skriv året med fire tal.'],
    ['22', 'Vælg måned, og skriv året med fire tal.'],
  ] as const) {
    await app.type('År', years);
    await app.tap('Gem');
    await expect(page.getByText(reason), years).toBeVisible();
  }
  await fill(app, 'Alma', -4 * year);
  for (const weeks of ['mange', '-1', '256', '1,5']) {
    await app.type(/^Født for tidligt/, weeks);
    await app.tap('Gem');
    await expect(page.getByText('Skriv antal uger som et tal fra 0 til 18.'), weeks).toBeVisible();
  }
  await app.type(/^Født for tidligt/, '19');
  await app.tap('Gem');
  await expect(page.getByText('Skriv højst 18 uger.')).toBeVisible();
  expect(await storedRecords(page, 'child')).toEqual([]);

  await app.type(/^Født for tidligt/, '');
  await app.tap('Gem');
  await app.at('Alma');
});

test('a child outside every age band is told so, and the rulers and the next step are open', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Otto', 8);
  await expect(app.main).toContainText('Barnet er uden for skemaets alder (0 år til sidste år før skole).');
  await expect(app.button('Begynd trivselsskemaet')).toHaveCount(0);
  await app.tap('Begynd med børnelinealen');
  await app.at('Børnelineal: barnet');
  await app.choose(/Barnets udvikling/, /^5/);
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^5/);
  await app.tap('Videre: Næste skridt');
  await app.at('Først: Er barnet i sikkerhed?');
});

test('a child that is not born yet gets no form, and the facts know it', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.tap('Tilføj barn');
  // What is asked of a born child alone goes away, and what was typed there is not stored.
  await app.type(/^Født for tidligt/, '19');
  await app.type(/^Sprog derhjemme/, 'tyrkisk');
  await app.tick('Barnet er ikke født endnu');
  await expect(page.getByLabel(/^Født for tidligt/)).toHaveCount(0);
  await expect(app.main).not.toContainText('Vurdér barnets samlede sprog');
  await fill(app, 'Barn A', 14);
  await app.tap('Gem');
  await expect(page.getByText('Barnet skal ventes inden for de næste ti måneder.')).toBeVisible();
  await fill(app, 'Barn A', 3);
  await app.tap('Gem');
  await app.at('Barn A');
  await expect(app.main).toContainText('Barnet er ikke født endnu. Skemaet er for børn, der er født.');
  await expect(app.main).toContainText(/ventes/);
  await expect(app.main).not.toContainText('for tidligt');
  await expect(app.main).not.toContainText('tyrkisk');
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  const unborn = page.getByRole('group', { name: /ikke er født endnu/ });
  await expect(unborn.getByRole('radio', { name: 'Ja' })).toBeChecked();
});

/** Combining marks, right to left, joined emoji, controls, a lonely direction mark, wide planes. */
const ODD = [
  'a\u0301\u0308\u0323\u0e49',
  '\u0661\u0662 \u05e9\u05dc\u05d5\u05dd \u202e\u0645\u0631\u062d\u0628\u0627\u202c',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}\u{1f3fd}',
  '\u0000\u0001\u001f\u007f\u0085\u2028\ufeff\ufffd\u200b',
  '\u{10ffff}\u{20000}\ufb03\u1e9e',
  'æøå ÆØÅ «»» &amp; \\n %s ${x} \n\t ',
].join('|');

test('10,000 characters of any Unicode are kept to the letter', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  const signs = [...ODD.repeat(Math.ceil(10_000 / [...ODD].length))].slice(0, 10_000);
  const text = signs.join('');
  await app.paste('Hvad fungerer?', units(text));
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue(text);
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.stored();
  await page.reload();
  await app.unlock();
  await app.at('Tryghed og grundstemning');
  expect(units(await page.getByLabel('Hvad fungerer?').inputValue())).toEqual(units(text));
});

test('half a sign is no reason to lose the rest', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.paste('Hvad fungerer?', [...units('før'), 0xd83d, ...units('midt'), 0xde00, ...units('efter')]);
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.stored();
  await page.reload();
  await app.unlock();
  await app.at('Tryghed og grundstemning');
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('før\ufffdmidt\ufffdefter');
});

function units(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

test('typed markup is shown as text and runs nothing', async ({ app: page }) => {
  const markup = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
  const label = '<b onclick=alert(1)>Bo</b><script>window.ran=1</script>';
  const app = new AppPage(page);
  await app.create('<i>Mette</i>');
  await app.addChild(label, 4);
  await app.tap('Begynd trivselsskemaet');
  await app.type('Hvad fungerer?', markup);
  await app.answerArea('Ses delvist', 'Bekymring');
  await app.type(/Hvad har du set/, markup);
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.at('Gennemse svarene');
  await expect(app.main.getByText(markup, { exact: true })).toHaveCount(2);
  await app.stored();
  await app.toChildren();
  await expect(app.button(label)).toBeVisible();
  await app.lock();
  await expect(app.main.getByText('Hej <i>Mette</i>.')).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.locator('main img, main script, main b, main i').count()).toBe(0);
});

for (const [name, refuse] of [
  [
    'that refuses every database at once',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    },
  ],
  [
    'whose databases fail to open, as in some private windows',
    () => {
      const real = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function () {
        const request = real.call(this, crypto.randomUUID());
        request.addEventListener('upgradeneeded', (event) => {
          event.stopImmediatePropagation();
          request.transaction?.abort();
        });
        return request;
      };
    },
  ],
] as const) {
  test(`who has a browser ${name} is told what to do`, async ({ device }) => {
    const page = await device.open('about:blank');
    await device.browser.addInitScript(refuse);
    await page.goto('/');
    const app = new AppPage(page);
    await app.at('Her kan intet gemmes');
    await expect(app.main).toContainText('Åbn siden i et almindeligt vindue.');
    await app.tap('Ring nu');
    await expect(page.getByRole('dialog', { name: 'Ring nu' })).toBeVisible();
  });
}
