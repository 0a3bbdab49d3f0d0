import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';

interface Form {
  /** How it is reached from the child's page. */
  open: (app: AppPage) => Promise<void>;
  /** The field that is typed in. */
  label: string;
}

const overPage = (...names: (string | RegExp)[]) => async (app: AppPage): Promise<void> => {
  await app.toChildren();
  await app.tap(/^Alma/);
  for (const name of names) await app.tap(name);
};

/** Forms that are there for a child with an effort under way. */
const FORMS: Record<string, Form> = {
  talk: { open: overPage('Forældre'), label: 'Hvad sagde forældrene?' },
  effort: { open: overPage('Indsatser', 'Ny indsats'), label: 'Hvad skal være anderledes for barnet?' },
  followUp: { open: overPage('Indsatser', /^Faste rammer/), label: 'Hvad har I set?' },
  agreement: { open: overPage(/fokusaftaler/), label: 'Mål, set fra barnet' },
  keeping: { open: overPage('Opbevaring og sletning'), label: 'Hvorfor flyttes den?' },
  offer: {
    open: async (app) => {
      await app.toChildren();
      await app.tap('Tilbudsvifte');
      await app.tap('Skriv et tilbud ind');
    },
    label: 'Hvad er det?',
  },
};

async function withEffort(app: AppPage): Promise<void> {
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Indsatser');
  await app.tap('Ny indsats');
  await app.choose('Hvad er det for en indsats?', /egen indsats/);
  await app.type('Hvad kalder I den?', 'Faste rammer');
  await app.type('Hvad skal være anderledes for barnet?', 'Hun sover.');
  await app.type('Slutter efter planen', '2027-12-01');
  await app.choose('Hvornår følger I op?', 'Hver 6. uge');
  await app.tap('Begynd indsatsen');
  await app.at('Faste rammer: Alma');
}

/** Types in the form and waits for the store's word about it. */
async function typeIn(app: AppPage, form: Form, words: string): Promise<void> {
  await form.open(app);
  await app.type(form.label, words);
  await app.stored();
}

test('what is typed in any form is there after a lock, and is nobody else\'s', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  await withEffort(app);
  // A focus agreement follows a position.
  await app.toChildren();
  await app.tap(/^Alma/);
  const followUp = new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10);
  await assess(app, 'Alma', { position: /Grøn/, consent: 'De giver samtykke', step: /Fortsat almen/, followUp });
  for (const [name, form] of Object.entries(FORMS)) await typeIn(app, form, `Kanarie ${name}`);
  await app.lock();
  expect(await page.content()).not.toContain('Kanarie');
  await app.unlock();
  for (const [name, form] of Object.entries(FORMS)) {
    await form.open(app);
    await expect(page.getByLabel(form.label, { exact: true }), name).toHaveValue(`Kanarie ${name}`);
  }

  // Submitted or given up, it is gone, also after a lock.
  await FORMS['talk']?.open(app);
  await app.type('Hvad fik de at vide?', 'At hun sover.');
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem')).toContainText('Kanarie talk');
  await FORMS['offer']?.open(app);
  await app.tap('Tilbage uden at gemme');
  await FORMS['keeping']?.open(app);
  await app.type('Hvorfor flyttes den?', '');
  await app.stored();
  await app.lock();
  await app.unlock();
  for (const name of ['talk', 'offer', 'keeping']) {
    const form = FORMS[name];
    await form?.open(app);
    await expect(page.getByLabel(form?.label ?? '', { exact: true }), name).toHaveValue('');
  }
});

test('what is typed in a follow-up outlives a lock in one tap, a reload and a killed browser', async ({ device }) => {
  test.setTimeout(180_000);
  let app = new AppPage(await device.open());
  await withEffort(app);
  const seen = (): ReturnType<typeof app.page.getByLabel> => app.page.getByLabel('Hvad har I set?');
  // The last place may be older than the last word.
  const afterKill = async (): Promise<AppPage> => {
    await device.kill();
    const again = new AppPage(await device.open());
    await again.unlock();
    await expect(again.heading).not.toHaveText('Lås op');
    await FORMS['followUp']?.open(again);
    await again.at('Faste rammer: Alma');
    return again;
  };
  await app.type('Hvad har I set?', 'Mor virker');
  // No pause between the word and the lock: the lock waits for the store.
  await app.lock();
  await app.unlock();
  await app.at('Faste rammer: Alma');
  await expect(seen()).toHaveValue('Mor virker');

  await app.type('Hvad har I set?', 'Mor virker opgivende');
  await app.stored();
  await app.page.reload();
  await app.unlock();
  await app.at('Faste rammer: Alma');
  await expect(seen()).toHaveValue('Mor virker opgivende');

  await app.choose('Har barnet flyttet sig mod målet?', 'Nej');
  await app.type('Hvad har I set?', 'Mor virker opgivende i dag.');
  await app.stored();
  app = await afterKill();
  await expect(seen()).toHaveValue('Mor virker opgivende i dag.');
  await expect(app.page.getByRole('group', { name: /flyttet sig/ }).getByRole('radio', { name: 'Nej' })).toBeChecked();

  // Submitted, it stands with the follow-ups and no longer in the form.
  await app.choose('Kan vi gå et trin ned ad trappen?', 'Nej');
  await app.choose('Hvad gør I nu?', 'Fortsæt');
  await app.tap('Gem opfølgningen');
  await expect(app.page.getByRole('listitem')).toContainText('Mor virker opgivende i dag.');
  await app.stored();
  app = await afterKill();
  await expect(seen()).toHaveValue('');
});

test('what is typed is not called saved while the store is full', async ({ app: page }) => {
  const app = new AppPage(page);
  await withEffort(app);
  await app.stored();
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const refusing = window as unknown as { full: boolean };
    refusing.full = true;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (refusing.full) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await app.type('Hvad har I set?', 'Kanariefugl');
  await expect(page.getByText('Ikke gemt', { exact: true })).toBeVisible();
  await app.tap(/^Lås$/);
  await expect(app.button('Lås alligevel, og mist det sidste')).toBeVisible();
  await page.evaluate(() => {
    (window as unknown as { full: boolean }).full = false;
  });
  await app.tap('Prøv at gemme igen');
  await app.stored();
  await app.lock();
  await app.unlock();
  await expect(page.getByLabel('Hvad har I set?')).toHaveValue('Kanariefugl');
});
