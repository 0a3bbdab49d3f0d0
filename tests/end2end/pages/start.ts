import type { Locator, Page } from '@playwright/test';

/** What is seen before the app, and when it cannot start. */
export class StartPage {
  /** Fits what the user can work with first. */
  static readonly usable = 'main:not(#start) button:not([disabled])';

  readonly failed: Locator;
  readonly unsupported: Locator;
  readonly stopped: Locator;
  /** The still picture of the first moment; the app takes it away when it has started. */
  readonly opening: Locator;

  constructor(readonly page: Page) {
    this.failed = page.getByRole('heading', { name: 'Appen kunne ikke starte' });
    this.unsupported = page.getByRole('heading', { name: 'Denne browser kan ikke åbne appen' });
    this.stopped = page.getByRole('heading', { name: 'Appen er standset' });
    this.opening = page.getByText('Åbner …');
  }
}
