import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { hostConfig, styleSheet, type Theme } from './gallery-look.ts';

const shots = 'test-output/screenshots';
const modules = createRequire(import.meta.url);
const renderer = modules.resolve('adaptivecards-renderer/dist/adaptivecards.min.js');

/** What is used here of the renderer and of the page, where this program's types know neither. */
declare const AdaptiveCards: {
  readonly HostConfig: new (config: object) => object;
  readonly AdaptiveCard: {
    new (): { hostConfig: object; parse(card: object): void; render(): unknown };
    onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void;
  };
};
declare const document: { readonly body: { replaceChildren(...nodes: unknown[]): void } };
declare function getComputedStyle(element: PageElement, pseudo?: string): Readonly<Record<string, string>>;

interface PageElement {
  readonly tagName: string;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  readonly parentElement: PageElement | null;
  readonly value?: string;
  readonly placeholder?: string;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getBoundingClientRect(): { readonly right: number; readonly width: number; readonly height: number };
}

/** One element that is drawn, as the browser computed it. Lengths in CSS pixels. */
export interface Drawn {
  readonly tag: string;
  /** Its own text, without that of elements inside; of an input what it shows. */
  readonly text: string;
  readonly color: string;
  /** Its own background and those behind it, nearest first. */
  readonly backgrounds: readonly string[];
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly right: number;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly clipsText: boolean;
}

/** A browser page that shows one card as wide as asked. */
export interface GalleryPage {
  show(card: object, look: { readonly theme: Theme; readonly width: number }): Promise<void>;
  /** Everything drawn, the card itself first. */
  drawn(): Promise<readonly Drawn[]>;
  /** Roles and accessible names, a line each. */
  names(): Promise<string>;
  shoots(name: string): Promise<void>;
  /** Presses a button of the card's own by keyboard and goes on to the next control; answers its role and name. */
  pressesAndTabs(button: string): Promise<string>;
  /** Opens and shuts the menu of the buttons that stand behind the others, by keyboard; answers its first's role and name. */
  shootsMenu(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openGallery(): Promise<GalleryPage> {
  await mkdir(shots, { recursive: true });
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  const rendererStyle = await readFile(modules.resolve('adaptivecards-renderer/dist/adaptivecards.css'), 'utf8');
  const everything = page.locator('.ac-adaptiveCard, .ac-adaptiveCard *');

  return {
    async show(card, { theme, width }) {
      await page.setViewportSize({ width, height: 800 });
      await page.setContent(`<!doctype html><style>${rendererStyle}${styleSheet(theme)}</style>`);
      await page.addScriptTag({ path: renderer });
      await page.evaluate(drawCard, { card, config: hostConfig(theme) });
    },
    drawn: () => everything.evaluateAll(measure),
    names: () => page.locator('body').ariaSnapshot(),
    async shoots(name) {
      await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
    },
    async pressesAndTabs(button) {
      await page.getByRole('button', { name: button, exact: true }).press('Enter');
      await page.keyboard.press('Tab');
      return page.locator(':focus').ariaSnapshot();
    },
    async shootsMenu(name) {
      await page.getByRole('button', { name: 'More options', exact: true }).press('Enter');
      // Not the whole page: the menu shuts when the window changes.
      await page.screenshot({ path: join(shots, `${name}.png`) });
      const first = await page.locator(':focus').ariaSnapshot();
      await page.keyboard.press('Escape');
      return first;
    },
    close: () => browser.close(),
  };
}

/** Runs in the page. Markdown is shown as the text that it is, but for its escapes. */
function drawCard({ card, config }: { card: object; config: object }): void {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text
      .replace(/\\([^\w\s])/g, '$1')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;');
    result.didProcess = true;
  };
  const adaptiveCard = new AdaptiveCards.AdaptiveCard();
  adaptiveCard.hostConfig = new AdaptiveCards.HostConfig(config);
  adaptiveCard.parse(card);
  document.body.replaceChildren(adaptiveCard.render());
}

/** Runs in the page. */
function measure(elements: readonly PageElement[]): readonly Drawn[] {
  return elements
    .filter((element) => element.getBoundingClientRect().height > 0 && element.tagName !== 'OPTION')
    .map((element) => {
      const style = getComputedStyle(element);
      const isEmptyInput = element.tagName === 'INPUT' && !element.value;
      const own = [...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map((node) => node.textContent ?? '');
      const backgrounds: string[] = [];
      for (let behind: PageElement | null = element; behind; behind = behind.parentElement) {
        backgrounds.push(getComputedStyle(behind).backgroundColor ?? '');
      }
      return {
        tag: element.tagName.toLowerCase(),
        text: (element.value || element.placeholder || own.join('')).trim(),
        color: (isEmptyInput ? getComputedStyle(element, '::placeholder') : style).color ?? '',
        backgrounds,
        fontSize: Number.parseFloat(style.fontSize ?? ''),
        fontWeight: Number(style.fontWeight),
        right: element.getBoundingClientRect().right,
        scrollWidth: element.scrollWidth,
        clientWidth: element.clientWidth,
        clipsText: style.overflowX === 'hidden' && element.tagName !== 'INPUT' && element.tagName !== 'SELECT',
      };
    });
}
