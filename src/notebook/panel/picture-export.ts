/** Pictures as files: what is on screen, with its title, in one SVG or PNG that needs nothing else. */

export interface PictureText {
  /** the finding */
  readonly title: string;
  /** measure, unit, options, n */
  readonly subtitle: string;
  /** heading of this picture and what its marks mean */
  readonly heading: string;
}

export interface FoundPicture {
  readonly name: string;
  readonly heading: string;
  /** what its marks mean, '' where that is said elsewhere */
  readonly note: string;
  readonly svg: SVGSVGElement;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
/** Narrower pictures stand in the middle of this width, so that their title has room. */
const LEAST_WIDTH = 360;
/** They are enlarged a little towards it; more, and their labels would outgrow the title. */
const MOST_SCALE = 1.3;
const INHERITED = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
] as const;
// What a drawing may hold; anything else (links, scripts, foreign content) has no place in a file somebody opens later.
const KEPT_ATTRIBUTES =
  /^(?:x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|points|width|height|viewBox|transform|dx|dy|id|clip-path|mask|offset|stop-color|stop-opacity|gradientUnits|gradientTransform|clipPathUnits|preserveAspectRatio|textLength|lengthAdjust|href|patternUnits)$/;
const KEPT_ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan defs clipPath mask linearGradient radialGradient stop pattern use image'.split(
    ' ',
  ),
);

/** The pictures inside a panel, in their order. */
export function findPictures(root: Element): FoundPicture[] {
  return [...root.querySelectorAll<HTMLElement>('[data-picture]')].flatMap((figure) => {
    const svg = figure.querySelector<SVGSVGElement>('svg.pic');
    if (!svg) return [];
    const name = figure.dataset['picture'] ?? '';
    const words = (selector: string): string =>
      figure.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return [{ name, heading: words('.pic-head h3') || name, note: words('.pic-head .q'), svg }];
  });
}

/** The picture as an SVG document, laid out as it stands on the page, in the colours of the page. */
export function pictureSvg(picture: SVGSVGElement, text: PictureText): string {
  const box = picture.viewBox.baseVal;
  const natural = box && box.width > 0 ? box.width : picture.clientWidth;
  const scale = Math.min(MOST_SCALE, Math.max(1, LEAST_WIDTH / natural));
  const drawingWidth = natural * scale;
  const width = Math.ceil(Math.max(LEAST_WIDTH, drawingWidth) + 2 * MARGIN);
  const style = getComputedStyle(picture);
  const colour = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  const font = style.fontFamily;
  const lines = [
    ...wrapText(text.title, width - 2 * MARGIN, 18).map((line) => ({
      line,
      size: 18,
      weight: 600,
      colour: colour('--ink', '#171c19'),
    })),
    ...wrapText(text.subtitle, width - 2 * MARGIN, 13).map((line) => ({
      line,
      size: 13,
      weight: 400,
      colour: colour('--ink-2', '#475049'),
    })),
    ...wrapText(text.heading, width - 2 * MARGIN, 14).map((line) => ({
      line,
      size: 14,
      weight: 600,
      colour: colour('--ink', '#171c19'),
    })),
  ];
  const svg = document.createElementNS(SVG, 'svg');
  let y = MARGIN - 6;
  const words = lines.map(({ line, size, weight, colour: fill }, index) => {
    y += size * 1.5 + (index > 0 && lines[index - 1]!.size !== size ? 6 : 0);
    return element('text', { x: MARGIN, y, fill, 'font-size': size, 'font-weight': weight, 'font-family': font }, line);
  });
  const copy = copyDrawing(picture) as SVGSVGElement;
  const drawingHeight = scale * (box && box.height > 0 ? box.height : picture.clientHeight);
  const height = Math.ceil(y + 16 + drawingHeight + MARGIN);
  setAll(svg, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  setAll(copy, {
    x: (width - drawingWidth) / 2,
    y: y + 16,
    width: drawingWidth,
    height: drawingHeight,
    overflow: 'visible',
    'font-family': font,
  });
  svg.append(element('title', {}, text.title), element('desc', {}, picture.getAttribute('aria-label') ?? text.heading));
  svg.append(element('rect', { width, height, fill: colour('--paper', '#ffffff') }), ...words, copy);
  return new XMLSerializer().serializeToString(svg);
}

export function svgBlob(svg: string): Blob {
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`], { type: 'image/svg+xml;charset=utf-8' });
}

/** The same at twice the size in pixels. Rejects where the browser cannot draw it. */
export async function pngBlob(svg: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Breaks a text into lines of a width, by words in Latin script and between characters in Chinese. */
export function wrapText(text: string, width: number, size: number): string[] {
  const pieces =
    text.match(
      /[\u0020-\u024f\u2010-\u2027]+?(?:\s+|(?=[^\u0020-\u024f\u2010-\u2027])|$)|[^\u0020-\u024f\u2010-\u2027][，。；：、！？”）》]*/gu,
    ) ?? [];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    const wide = textWidth(piece.trimEnd(), size);
    if (line && used + wide > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += textWidth(piece, size);
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += character.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
  return units * size;
}

function copyDrawing(node: Element): Element | null {
  if (!KEPT_ELEMENTS.has(node.localName) || node.getAttribute('data-export') === 'skip') return null;
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return null;
  const copy = document.createElementNS(SVG, node.localName);
  for (const { name, value } of node.attributes) {
    if (!KEPT_ATTRIBUTES.test(name)) continue;
    if (name === 'href' && !/^(?:#|data:image\/(?:png|jpeg|webp);)/.test(value)) continue;
    copy.setAttribute(name, value);
  }
  const parent = node.parentElement ? getComputedStyle(node.parentElement) : null;
  for (const property of INHERITED) {
    const value = style.getPropertyValue(property);
    // what the parent already says need not be said again, but for the properties that are not inherited
    const own = property === 'opacity' || node.localName === 'svg' || parent?.getPropertyValue(property) !== value;
    // a paint may be another part of the picture, never another address
    if (value.includes('url(') && !/^url\(["']?#/.test(value)) continue;
    if (own && value && !(property === 'opacity' && value === '1')) copy.setAttribute(property, value);
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
    else if (child instanceof Element) {
      const part = copyDrawing(child);
      if (part) copy.append(part);
    }
  }
  return copy;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name);
  setAll(made, attributes);
  made.textContent = text;
  return made;
}

function setAll(target: SVGElement, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (name !== 'xmlns') target.setAttribute(name, String(value));
}
