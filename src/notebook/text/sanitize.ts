/** The last gate before any markup reaches the page: only what Markdown and formulas need passes. */

import type DOMPurify from 'dompurify';

const TEXT_TAGS =
  'h1 h2 h3 h4 h5 h6 p a ul ol li strong em del code pre blockquote table thead tbody tr th td hr br img input div span'.split(
    ' ',
  );
const MATH_TAGS =
  'math mrow mi mo mn ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle mpadded mphantom menclose mmultiscripts mprescripts none merror'.split(
    ' ',
  );
const TEXT_ATTRIBUTES = [
  'href',
  'title',
  'rel',
  'target',
  'src',
  'alt',
  'align',
  'start',
  'type',
  'checked',
  'disabled',
];
const MATH_ATTRIBUTES =
  'display mathvariant stretchy fence separator lspace rspace minsize maxsize form accent accentunder movablelimits largeop symmetric linethickness columnalign rowspacing columnspacing columnlines rowlines width height depth voffset scriptlevel displaystyle mathcolor mathbackground notation class style dir xmlns'.split(
    ' ',
  );
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const SAFE_ADDRESS = /^(?:https?:|mailto:)/i;
const INLINE_PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i;

/**
 * Makes a function that gives back markup in which nothing can run, load or imitate the page (promise P8):
 * no scripts, styles, forms, ids or names; links only to the web and to mail, opened apart without a way back;
 * pictures only where they carry their own bytes.
 */
export function createSanitizer(purify: typeof DOMPurify): (html: string) => string {
  const own = purify(window);
  own.addHook('uponSanitizeAttribute', (node, data) => {
    const math = node.namespaceURI === MATHML;
    if (math ? TEXT_ATTRIBUTES.includes(data.attrName) : !TEXT_ATTRIBUTES.includes(data.attrName))
      data.keepAttr = false;
    else if (data.attrName === 'href') data.keepAttr = isSafeAddress(data.attrValue);
    else if (data.attrName === 'src') data.keepAttr = isInlinePicture(data.attrValue);
  });
  own.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName === 'A') {
      node.setAttribute('rel', 'noopener noreferrer nofollow');
      node.setAttribute('target', '_blank');
    }
    if (node.nodeName === 'INPUT') {
      node.setAttribute('type', 'checkbox');
      node.setAttribute('disabled', '');
    }
    if (node.nodeName === 'IMG' && !node.hasAttribute('src')) node.remove();
  });
  return (html) =>
    own.sanitize(html, {
      ALLOWED_TAGS: [...TEXT_TAGS, ...MATH_TAGS],
      ALLOWED_ATTR: [...TEXT_ATTRIBUTES, ...MATH_ATTRIBUTES],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml', MATHML],
    });
}

export function isSafeAddress(address: string): boolean {
  return SAFE_ADDRESS.test(address.trim());
}

export function isInlinePicture(address: string): boolean {
  return INLINE_PICTURE.test(address);
}
