/** What an order holds and where it is bought. The money was drawn before; the basket only explains it. */

import { CHANNEL_SHARES, CITIES, PRODUCTS, SEASONS } from './catalogue.ts';
import type { Random } from './random.ts';

const SHELF = 1024;
const MOST_ITEMS = 4;
/** Money paid may exceed list prices by this factor (large cups, toppings) before another drink is added. */
const TOPPINGS = 1.6;
/** List prices may exceed money paid by this factor (coupons) before a cheaper drink is looked for. */
const COUPONS = 1.5;

/** Tenths of a yuan. */
const PRICES = PRODUCTS.map(([, , price]) => price * 10);

/** The current order, filled anew by {@link fillBasket}; `items` rows of the arrays count. */
export interface Basket {
  items: number;
  readonly product: Uint8Array;
  readonly cups: Uint32Array;
  /** money paid, tenths of a yuan */
  readonly paid: Uint32Array;
}

export function emptyBasket(): Basket {
  return {
    items: 0,
    product: new Uint8Array(MOST_ITEMS),
    cups: new Uint32Array(MOST_ITEMS),
    paid: new Uint32Array(MOST_ITEMS),
  };
}

/** Adds drinks, four in ten of them the favourite, until list prices explain `value`; then shares `value` out over the rows. */
export function fillBasket(
  basket: Basket,
  value: number,
  favourite: number,
  shelf: Uint8Array,
  oneRow: boolean,
  random: Random,
): void {
  const { product, cups, paid } = basket;
  let items = 0;
  let list = 0;
  do {
    let wanted = random() < 0.4 ? favourite : shelf[(random() * SHELF) | 0]!;
    // Little money rarely buys the dearest drink, even with a coupon: look again, a few times.
    for (let look = 0; look < 3 && PRICES[wanted]! > value * COUPONS; look += 1)
      wanted = shelf[(random() * SHELF) | 0]!;
    let row = 0;
    while (row < items && product[row] !== wanted) row += 1;
    if (row === items && items > 0 && (oneRow || items === MOST_ITEMS || random() < 0.5)) row = 0;
    if (row === items) {
      product[items] = wanted;
      cups[items++] = 0;
    }
    cups[row]! += 1;
    list += PRICES[product[row]!]!;
  } while (list * TOPPINGS < value);
  let left = value;
  for (let row = 0; row < items; row += 1) {
    paid[row] = row === items - 1 ? left : Math.floor((value * PRICES[product[row]!]! * cups[row]!) / list);
    left -= paid[row]!;
  }
  basket.items = items;
}

/** For each season 1,024 places, each product on as many as it is asked for; a random place is a random choice. */
export function stockShelves(): readonly Uint8Array[] {
  return [0, 1, 2].map((season) => {
    const demand = PRODUCTS.map(([category, , , share]) => share * SEASONS[category]![season]!);
    const total = demand.reduce((sum, share) => sum + share, 0);
    let until = 0;
    let place = 0;
    const shelf = new Uint8Array(SHELF);
    demand.forEach((share, product) => {
      for (until += share; place * total < until * SHELF; place += 1) shelf[place] = product;
    });
    return shelf;
  });
}

/** Channel of an order. Of 100 members 18 come to the counter only and 14 have everything delivered; the others mix. */
export function chooseChannel(habit: number, random: Random): number {
  const draw = random() * 100;
  if (habit < 18) return 0;
  if (habit < 32) return 2;
  return CHANNEL_SHARES.findIndex((until) => draw < until);
}

/** City of a member from a number of 0 to 99. */
export const CITY_OF_HUNDRED: readonly number[] = CITIES.flatMap(([, percent], city) =>
  new Array<number>(percent).fill(city),
);
