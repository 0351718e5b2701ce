import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const shots = 'test-output/screenshots';

/** The Agents Playground in a browser, used as a rep uses it. */
export interface PlaygroundPage {
  readonly page: Page;
  says(text: string): Promise<void>;
  /** The same with an @mention of the bot, as a shared conversation needs it. */
  tellsTheBot(text: string): Promise<void>;
  /** Types into the input with this label on the latest card that has one. */
  fills(label: string | RegExp, value: string): Promise<void>;
  /** Chooses in a list by typing a part of the entry. */
  chooses(label: string | RegExp, typed: string, entry: string): Promise<void>;
  clicks(button: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  shoots(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Debian's Chromium needs no sandbox of its own when run as root, and must not look for a network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export async function openPlayground(
  url: string,
  look: { readonly width?: number; readonly height?: number } = {},
): Promise<PlaygroundPage> {
  await mkdir(shots, { recursive: true });
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({ executablePath, args });
  const { width = 1280, height = 1100 } = look;
  const page = await browser.newPage({ viewport: { width: 1280, height } });
  await page.goto(url);
  await page.getByText('Log Panel').waitFor();
  // The panel covers the chat on a narrow window; its last button closes it.
  if (width < 1000) await page.getByRole('button').last().click();
  await page.setViewportSize({ width, height });
  const box = page.locator('[contenteditable=true][role=textbox]');
  await box.waitFor();
  return {
    page,
    async says(text) {
      await box.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async tellsTheBot(text) {
      await box.click();
      await page.keyboard.type('@');
      // The list of members is there once another one than the bot, who is in the chat already, is to be seen.
      await page.getByText('Megan Bowen').waitFor();
      await page.getByText('Test Bot', { exact: true }).last().click();
      await page.keyboard.type(` ${text}`);
      await page.keyboard.press('Enter');
    },
    fills: (label, value) => page.getByLabel(label).last().fill(value),
    async chooses(label, typed, entry) {
      const input = page.getByRole('combobox', { name: label }).last();
      await input.click();
      await input.fill(typed);
      await page.getByRole('option', { name: entry }).last().click();
    },
    clicks: (button) => page.getByRole('button', { name: button, exact: true }).last().click(),
    sees: (text) => page.getByText(text).last().waitFor({ timeout: 15_000 }),
    async shoots(name) {
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(shots, `${name}.png`) });
      await page
        .locator('.ac-adaptiveCard')
        .last()
        .screenshot({ path: join(shots, `${name}-card.png`) });
    },
    close: () => browser.close(),
  };
}
