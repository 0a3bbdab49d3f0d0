import type { BrowserContext } from '@playwright/test';

/** Collects what must never happen, in every page and worker of a browser. */
export class Guard {
  private readonly found: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(private readonly origin: string) {}

  /** Watches a browser from its first page on. */
  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding('reportPolicyViolation', (_source, text: string) => {
      this.found.push(`content policy: ${text}`);
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportPolicyViolation(text: string): void }).reportPolicyViolation;
        report(`${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== this.origin && protocol !== 'data:') this.found.push(`request to ${request.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.found.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.found.push(`uncaught: ${error.error().message}`));
  }

  /** Lets through what a story provokes on purpose. */
  allow(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** Whether something like this has happened. */
  saw(pattern: RegExp): boolean {
    return this.found.some((text) => pattern.test(text));
  }

  /** Everything that happened and was not let through. */
  findings(): string[] {
    return this.found.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}
