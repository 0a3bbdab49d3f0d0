import { expect, type Locator, type Page } from '@playwright/test';

/** A passphrase that nobody uses. */
export const PASSPHRASE = 'blå hest under gammel bro';

/** The app as its users know it: found by role and by accessible name. */
export class AppPage {
  readonly heading: Locator;
  readonly main: Locator;
  readonly saved: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.main = page.getByRole('main');
    this.saved = page.getByText(/^Gemt \d\d\.\d\d$/);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Waits for the screen with this heading. */
  async at(heading: string | RegExp): Promise<void> {
    await expect(this.heading).toHaveText(heading);
  }

  /** Chooses an answer to a question. */
  async choose(question: string | RegExp, answer: string | RegExp): Promise<void> {
    await this.page.getByRole('group', { name: question }).getByRole('radio', { name: answer }).check();
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.page.getByRole('checkbox', { name }).check();
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: typeof label === 'string' }).fill(text);
  }

  /** Creates the vault and goes in. Returns the recovery key, which `shown` sees on its screen. */
  async create(name = 'Mette', profession = 'Pædagog', shown?: () => Promise<void>): Promise<string> {
    await this.tap('Opret på denne tablet');
    await this.at('Opret på denne tablet');
    await this.type('Fornavn', name);
    await this.choose('Du er', profession);
    await this.tap('Jeg vil selv vælge');
    await this.type('Vælg en adgangssætning', PASSPHRASE);
    await this.type('Skriv adgangssætningen igen', PASSPHRASE);
    await this.tap('Opret');
    await this.at('Din gendannelsesnøgle');
    const key = await this.page.getByLabel('Gendannelsesnøgle').innerText();
    await shown?.();
    await this.tick('Jeg har skrevet nøglen ned eller printet den');
    await this.tap('Videre');
    await this.at('Børn');
    return key;
  }

  async unlock(passphrase = PASSPHRASE): Promise<void> {
    await this.at('Lås op');
    await this.type('Adgangssætning', passphrase);
    await this.main.getByRole('button', { name: 'Lås op', exact: true }).click();
  }

  /** Locks the vault in one tap. */
  async lock(): Promise<void> {
    await this.tap(/^Lås$/);
    await this.at('Lås op');
  }

  /** Goes to the roster by the product's name in the bar. */
  async toChildren(): Promise<void> {
    await this.tap(/^Næste skridt$/);
    await this.at('Børn');
  }

  /** Puts a text into a field sign by sign as it is, also signs that no keyboard has. */
  async paste(label: string | RegExp, signs: number[]): Promise<void> {
    const field = this.page.getByLabel(label, { exact: typeof label === 'string' });
    await field.evaluate((element, units) => {
      let text = '';
      for (const unit of units) text += String.fromCharCode(unit);
      (element as HTMLTextAreaElement).value = text;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, signs);
  }

  /** Adds a child of this age in whole years and opens its page. */
  async addChild(label: string, years: number): Promise<void> {
    await this.tap('Tilføj barn');
    await this.at('Tilføj barn');
    const now = new Date();
    await this.type('Hvad kalder I barnet?', label);
    await this.page.getByLabel('Måned').selectOption(String(now.getMonth() + 1));
    await this.type('År', String(now.getFullYear() - years));
    await this.tap('Gem');
    await this.at(label);
  }

  /** Goes on with the assessment of the child on the screen, as far as its review. */
  async resumeToReview(): Promise<void> {
    await this.tap('Fortsæt vurderingen');
    const review = 'Gennemse svarene';
    await this.button(/^Videre/).waitFor();
    for (let heading = await this.heading.innerText(); heading !== review; heading = await this.heading.innerText()) {
      await this.tap(/^Videre/);
      await expect(this.heading).not.toHaveText(heading);
    }
  }

  /** Answers every item of the area on the screen, and marks the area. */
  async answerArea(answers: string[] | string, mark: string): Promise<number> {
    const questions = this.page.getByRole('region', { name: 'Tegn' }).getByRole('group').filter({
      has: this.page.getByRole('radio'),
    });
    // Counting does not wait for the screen.
    await questions.first().waitFor();
    const count = await questions.count();
    for (let index = 0; index < count; index += 1) {
      const answer = typeof answers === 'string' ? answers : (answers[index] ?? 'Ses tydeligt');
      await questions.nth(index).getByRole('radio', { name: answer }).check();
    }
    await this.choose(/Hvordan ser du området samlet/, mark);
    return count;
  }

  /** Waits until the newest change is stored. */
  async stored(): Promise<void> {
    await expect(this.saved).toBeVisible();
  }
}
