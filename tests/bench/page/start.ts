/** Cold start of the peer: the page, the engine, a small file, the cube, a number on the page. */

import { openDuckDb } from './peers/duckdb.ts';

const database = await openDuckDb();
const cube = await database.cubeOf(new TextEncoder().encode(window.benchOrders));
document.querySelector('output')!.textContent = String(cube.counts.reduce((sum, count) => sum + count, 0));
window.benchResult = performance.now();
