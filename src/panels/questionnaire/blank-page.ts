/** The blank questionnaire in the browser: shown within the page, printed without it, saved as a file. */

import { BLANK_STYLE } from './blank.ts';

/** Only the sheet is printed; on the screen it is not there. */
const PRINT_STYLE = `
@media screen { .kezhi-print { display: none; } }
@media print { body > :not(.kezhi-print) { display: none !important; } body { background: #fff !important; } .kezhi-print { display: block; } }
`;

/** Puts a rendered sheet into an element, apart from the styles of the page. The page's policy forbids style elements, not sheets. */
export function showSheet(host: HTMLElement, body: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(BLANK_STYLE)];
  // All text in it was escaped when it was rendered; a parsed document runs no script.
  root.replaceChildren(...new DOMParser().parseFromString(body, 'text/html').body.childNodes);
}

export function printSheet(body: string): void {
  const host = document.createElement('div');
  host.className = 'kezhi-print';
  showSheet(host, body);
  const hiding = sheetOf(PRINT_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, hiding];
  document.body.append(host);
  const done = (): void => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== hiding);
  };
  addEventListener('afterprint', done, { once: true });
  print();
}

export function saveSheet(page: string, name: string): void {
  const address = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = address;
  // Characters that some file system forbids become spaces.
  const plain = name.replace(/[<>:"/\\|?*\s]+/g, ' ').trim();
  link.download = [plain.slice(0, 80) || 'kezhi', 'html'].join('.');
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}
