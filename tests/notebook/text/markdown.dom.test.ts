import { describe, expect, test } from 'vitest';
import { createMarkup } from '../../../src/notebook/text/markdown.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { mathml } from '../../../src/notebook/text/math.ts';

// The sanitiser behind it needs a real browser: see tests/e2e/markdown.test.ts. Here stands the first wall alone.
const read = createMarkup(mathml);

function page(text: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = read(text);
  return element;
}

describe('Markdown', () => {
  test('headings, lists, emphasis, tables and code', () => {
    const shown = page('# One\n\n- **two**\n- *three*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`four`');
    expect(shown.querySelector('h1')?.textContent).toBe('One');
    expect(shown.querySelectorAll('li')).toHaveLength(2);
    expect(shown.querySelector('strong')?.textContent).toBe('two');
    expect(shown.querySelector('td')?.textContent).toBe('1');
    expect(shown.querySelector('code')?.textContent).toBe('four');
  });

  test('formulas in the line and on their own line become MathML', () => {
    const shown = page('The value $\\frac{m}{1+d}$ and\n\n$$\\sum_t r^t$$');
    const [inline, display] = shown.querySelectorAll('math');
    expect(inline?.getAttribute('display')).not.toBe('block');
    expect(inline?.querySelector('mfrac')).not.toBeNull();
    expect(display?.getAttribute('display')).toBe('block');
  });

  test('money is no formula', () => {
    const shown = page('It was $5 and is $10 now; a $ alone stays.');
    expect(shown.querySelector('math')).toBeNull();
    expect(shown.textContent).toContain('$5 and is $10');
  });

  test('without the part that draws formulas they stand as typed', () => {
    const plain = document.createElement('div');
    plain.innerHTML = createMarkup(null)('so $r<1$ holds');
    expect(plain.textContent.trim()).toBe('so $r<1$ holds');
  });

  test('a formula that TeX does not know is shown, not thrown', () => {
    expect(page('$\\unknowncommand{x}$').textContent).toContain('unknowncommand');
  });
});

describe('P8 a text from someone else cannot run code, load or open anything by itself', () => {
  test.each(HOSTILE_TEXTS)('%s', (text) => {
    const shown = page(text);
    expect(
      shown.querySelector('script, iframe, object, embed, form, style, link, base, meta, svg, video, audio, source'),
    ).toBeNull();
    for (const link of shown.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^(?:https?:|mailto:)/i);
    for (const image of shown.querySelectorAll('img'))
      expect(image.getAttribute('src')).toMatch(/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i);
    for (const element of shown.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name.startsWith('on')).toBe(false);
  });

  test('HTML in a text is shown as text', () => {
    expect(page('a <b>bold</b> claim').textContent.trim()).toBe('a <b>bold</b> claim');
  });

  test('a picture that carries its own bytes stays, any other leaves its words', () => {
    expect(page('![dot](data:image/png;base64,iVBORw0KGgo=)').querySelector('img')?.getAttribute('alt')).toBe('dot');
    const remote = page('![a cat](https://evil.example/cat.png)');
    expect(remote.querySelector('img')).toBeNull();
    expect(remote.textContent).toContain('a cat');
  });
});
