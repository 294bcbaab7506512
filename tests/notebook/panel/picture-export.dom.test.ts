import { afterEach, describe, expect, test } from 'vitest';
import { findPictures, pictureSvg, wrapText } from '../../../src/notebook/panel/picture-export.ts';

const TEXT = { title: 'A finding & its <number>', subtitle: 'measure', heading: 'Cube' };

function place(inside: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = `<figure data-picture="cube"><div class="pic-head"><h3>Cube</h3> <span class="q">larger:  more</span></div>${inside}</figure>`;
  document.body.append(root);
  return root;
}

afterEach(() => document.body.replaceChildren());

describe('pictures as files', () => {
  test('are found with their headings', () => {
    const root = place('<svg class="pic" viewBox="0 0 500 300"></svg>');
    root.insertAdjacentHTML('beforeend', '<figure data-picture="none"><canvas></canvas></figure>');
    expect(findPictures(root).map(({ name, heading, note }) => ({ name, heading, note }))).toEqual([
      { name: 'cube', heading: 'Cube', note: 'larger: more' },
    ]);
  });

  test('carry title, picture and words, and nothing of the page', () => {
    const root = place(
      '<svg class="pic" viewBox="0 0 500 300" aria-label="all of it" onclick="x()"><g class="hot" data-mark="3" id="a"><path d="M0 0L1 1"></path><text>words</text></g><g data-export="skip"><text>tip</text></g></svg>',
    );
    const svg = pictureSvg(findPictures(root)[0]!.svg, TEXT);
    expect(svg).toContain('A finding &amp; its &lt;number&gt;');
    expect(svg).toContain('all of it');
    expect(svg).toContain('M0 0L1 1');
    expect(svg).toContain('words');
    expect(svg).not.toContain('tip');
    expect(svg).not.toMatch(/class=|data-mark|onclick|style=/);
  });

  test('P8 hold nothing that runs or leads elsewhere when opened again', () => {
    const root = place('<svg class="pic" viewBox="0 0 500 300"></svg>');
    const picture = findPictures(root)[0]!.svg;
    const part = (name: string, attributes: Record<string, string>, text = ''): void => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.textContent = text;
      picture.append(element);
    };
    part('script', {}, 'alert(1)');
    part('foreignObject', {}, 'evil');
    part('a', { href: 'https://evil.example' }, 'x');
    part('use', { href: 'https://evil.example/x.svg#a' });
    part('image', { href: 'https://evil.example/x.png' });
    part('image', { href: 'data:image/png;base64,AA==' });
    part('use', { href: '#own' });
    part('set', { attributeName: 'onmouseover', to: 'alert(1)' });
    part('rect', { onclick: 'alert(1)', style: 'fill: url(https://evil.example)' });
    const svg = pictureSvg(picture, TEXT);
    expect(svg).not.toMatch(/script|foreignObject|<a |<set|onclick|evil/i);
    expect(svg).toContain('data:image/png;base64,AA==');
    expect(svg).toContain('#own');
  });

  test('a small picture stands in the middle of a page wide enough for its title, its labels hardly enlarged', () => {
    const root = place('<svg class="pic" viewBox="0 0 240 120"></svg>');
    const [page, drawing] = pictureSvg(findPictures(root)[0]!.svg, TEXT).match(/<svg[^>]*>/g)!;
    expect(page).toMatch(/ width="408"/);
    expect(drawing).toMatch(/ x="48".* width="312" height="156"/);
  });
});

describe('lines of a title', () => {
  test('break between words, and between Chinese characters but not before their punctuation', () => {
    expect(wrapText('one two three', 60, 14)).toEqual(['one two', 'three']);
    for (const line of wrapText('七百位高消费客户已经很久没来，他们贡献过两成的收入', 100, 18)) {
      expect(line.length).toBeLessThanOrEqual(6);
      expect(line).not.toMatch(/^，/);
    }
  });

  test('lose no word', () => {
    for (const text of [
      '782 位高消费客户 266 天 (R) · n = 6,000',
      'A “quoted” title, with 20.4% of revenue',
      '',
      'x',
    ]) {
      expect(wrapText(text, 120, 14).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});
