/** Text from someone else, read and sanitised in a real browser. */

import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../notebook/text/hostile-texts.ts';
import { CHROMIUM_PARAMETERS, findChromium } from '../tools/chromium.mjs';
import { ROOT } from '../tools/prepare.mjs';
import type { Reader } from './support/text-reader.ts';

/** What is left of a text that could act: tags, attributes and addresses that have no place in it. */
async function dangers(page: Page, html: string): Promise<readonly string[]> {
  return page.evaluate((markup) => {
    const shown = document.createElement('div');
    document.body.replaceChildren(shown);
    shown.innerHTML = markup;
    return [...shown.querySelectorAll('*')].flatMap((element) => {
      const found: string[] = [];
      const math = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
      if (
        !math &&
        /^(?:script|iframe|object|embed|form|style|link|base|meta|svg|video|audio|source|template|button|select|textarea)$/i.test(
          element.localName,
        )
      )
        found.push(element.localName);
      for (const { name, value } of element.attributes) {
        const place = `${element.localName} ${name}=${value}`;
        if (/^on|^(?:id|name|srcset|action|formaction|xlink:href|is|slot|part)$/.test(name)) found.push(place);
        if ((name === 'style' || name === 'class') && !math) found.push(place);
        if (name === 'href' && (element.localName !== 'a' || math || !/^(?:https?:|mailto:)/i.test(value)))
          found.push(place);
        if (name === 'src' && !/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i.test(value)) found.push(place);
      }
      return found;
    });
  }, html);
}

describe('Markdown in a browser', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const read = (text: string): Promise<string> =>
    page.evaluate((given) => (globalThis as unknown as Reader).read(given), text);

  beforeAll(async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      root: ROOT,
      build: {
        write: false,
        minify: false,
        lib: { entry: join(ROOT, 'tests/e2e/support/text-reader.ts'), formats: ['iife'], name: 'reader' },
      },
    });
    const output = (Array.isArray(built) ? built[0] : built) as {
      readonly output: readonly { readonly code: string }[];
    };
    browser = await chromium.launch({ executablePath: findChromium()!, args: [...CHROMIUM_PARAMETERS] });
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent('<!doctype html><body></body>');
    await page.evaluate(output.output[0]!.code);
  });
  afterAll(() => browser.close());

  it('finds what it looks for', async () => {
    expect(
      await dangers(page, '<p onclick="x()">a</p><a href="javascript:1">b</a><div style="color:red"></div>'),
    ).toHaveLength(3);
  });

  it.each(HOSTILE_TEXTS)('P8 leaves nothing that can act of %s', async (text) => {
    expect(await dangers(page, await read(text))).toEqual([]);
  });

  it('P8 the sanitiser alone holds too, should HTML ever reach it', async () => {
    for (const text of HOSTILE_TEXTS) {
      const html = await page.evaluate((given) => (globalThis as unknown as Reader).clean(given), text);
      expect(await dangers(page, html)).toEqual([]);
    }
    expect(requests.filter((address) => !/^(?:about|data):/.test(address))).toEqual([]);
  });

  it('opens links to the web apart, without a way back', async () => {
    const link = await read('[Kezhi](https://example.org/a?b=1&c=2)');
    expect(link).toContain('href="https://example.org/a?b=1&amp;c=2"');
    expect(link).toContain('rel="noopener noreferrer nofollow"');
    expect(link).toContain('target="_blank"');
  });

  it('keeps formulas whole', async () => {
    const html = await read('so $\\frac{m}{1+d}$ and\n\n$$\\sum_{t=0}^{\\infty} r^t$$');
    expect(html).toMatch(/<math[^>]*>.*<mfrac>/s);
    expect(html).toMatch(/<math[^>]*display="block"/);
    const formula = await page.evaluate(() =>
      (globalThis as unknown as Reader).formula('\\begin{aligned}a&=1\\\\b&=\\sqrt{2}\\end{aligned}'),
    );
    expect(formula).toContain('<mtable');
    expect(formula).toContain('<msqrt>');
  });
});
