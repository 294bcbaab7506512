/** What the library page shows of the bundled example without making it: counted once, held to the generator by a test. */

import type { PictureCell } from './cube-picture.ts';

export const SAMPLE_FACTS = { lines: 62240, members: 6000, firstYear: 2023, lastYear: 2025 } as const;

/** `rfm` scores, members and ramp step of each cell with anyone in it. */
const CELLS = [
  '111:225.3 112:90.3 113:13.2 114:1.2 121:44.2 122:168.3 123:97.3 124:8.2 131:2.2 132:47.2 133:120.3 134:65.3',
  '135:7.2 142:3.2 143:49.3 144:97.3 145:37.3 153:1.2 154:36.3 155:92.4 211:202.3 212:58.2 213:7.2 214:1.2',
  '221:45.2 222:148.3 223:84.3 224:11.2 231:3.2 232:47.2 233:114.3 234:51.3 235:5.2 242:7.2 243:40.3 244:116.3',
  '245:57.3 253:1.2 254:44.3 255:155.4 311:235.3 312:57.2 313:8.2 314:2.2 321:39.2 322:152.3 323:65.3 324:11.2',
  '331:1.2 332:44.2 333:118.3 334:63.3 335:3.2 342:1.2 343:50.3 344:142.3 345:35.3 353:1.2 354:33.3 355:146.4',
  '411:202.3 412:43.2 413:5.2 414:2.2 421:35.2 422:129.3 423:57.3 424:10.2 431:2.2 432:38.2 433:103.3 434:44.3',
  '435:7.2 442:5.2 443:61.3 444:141.3 445:58.3 453:3.2 454:58.3 455:196.5 511:146.2 512:51.2 513:6.2 521:15.2',
  '522:80.3 523:39.3 524:6.2 531:3.2 532:33.2 533:97.3 534:48.3 535:3.2 542:1.2 543:58.3 544:147.3 545:49.3',
  '553:2.2 554:63.3 555:350.6',
].join(' ');

export const SAMPLE_CELLS: readonly PictureCell[] = readCells(CELLS);

function readCells(text: string): readonly PictureCell[] {
  const cells = text
    .split(' ')
    .map(
      (cell) =>
        /^(\d)(\d)(\d):(\d+)\.(\d)$/.exec(cell)!.slice(1).map(Number) as [number, number, number, number, number],
    );
  const fullest = Math.max(...cells.map(([, , , count]) => count));
  return cells.map(([r, f, m, count, step]) => ({ r, f, m, size: count / fullest, step }));
}
