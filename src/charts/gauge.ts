/**
 * A half-circle gauge: one value on a fixed scale, its interval, and what it is held against. Pure: numbers and box in; arcs, places
 * and texts out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point } from './parts/box.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface GaugeInput {
  /** ends of the scale, such as 0 and 100 or −100 and 100 */
  readonly low: number;
  readonly high: number;
  /** NaN where there is none */
  readonly value: number;
  /** where the filled arc begins: 0 on a scale of −100 … 100 */
  readonly origin: number;
  /** `null` where there is none; ends beyond the scale are cut off at its ends */
  readonly interval: readonly [low: number, high: number] | null;
  /** what it is held against, such as a target or the value before */
  readonly marks?: readonly { readonly value: number; readonly text: string }[];
}

export interface GaugeWords {
  /** the value as it stands in the middle */
  readonly value: string;
  /** lines under it, each in forms from the longest to the shortest; what does not fit is left out */
  readonly notes: readonly (readonly string[])[];
}

export interface GaugeLayout {
  readonly centre: Point;
  /** of the arcs' outer side, px */
  readonly radius: number;
  readonly thickness: number;
  readonly track: string;
  /** '' where there is no value */
  readonly fill: string;
  /** along the middle of a ring within; '' where there is none */
  readonly interval: string;
  /** short strokes at the ends of the interval */
  readonly caps: readonly Stroke[];
  /** across the track at the value; `null` where there is none */
  readonly needle: Stroke | null;
  readonly ticks: readonly Stroke[];
  readonly labels: readonly Label[];
  readonly marks: readonly (Stroke & { readonly label: Label })[];
  readonly value: Label;
  /** px */
  readonly size: number;
  readonly notes: readonly Label[];
}

export interface Stroke {
  readonly from: Point;
  readonly to: Point;
}

const WIDEST = 420;
const NOTE = 18;
const TOP = 26;

/** Height for a width and so many lines under the value. */
export function gaugeHeight(width: number, notes: number): number {
  return Math.ceil(TOP + radiusOf(width) + 20 + notes * NOTE);
}

export function layoutGauge(
  input: GaugeInput,
  words: GaugeWords,
  format: (value: number) => string,
  box: Box,
): GaugeLayout {
  const { low, high, value, interval } = input;
  const radius = radiusOf(box.width);
  const thickness = Math.round(radius * 0.17);
  const centre = { x: round(box.width / 2), y: TOP + radius };
  const known = Number.isFinite(value);
  const angle = (at: number): number => Math.PI * (1 - clamp((at - low) / (high - low), 0, 1));
  const place = (at: number, from: number): Point => ({
    x: round(centre.x + from * Math.cos(angle(at))),
    y: round(centre.y - from * Math.sin(angle(at))),
  });
  const across = (at: number, from: number, to: number): Stroke => ({ from: place(at, from), to: place(at, to) });
  const ring = (a: number, b: number): string => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const inner = radius - thickness;
    const [p, q, r, s] = [place(from, radius), place(to, radius), place(to, inner), place(from, inner)];
    return `M${p.x} ${p.y}A${radius} ${radius} 0 0 1 ${q.x} ${q.y}L${r.x} ${r.y}A${inner} ${inner} 0 0 0 ${s.x} ${s.y}Z`;
  };
  const within = radius - thickness - 7;
  const [from, to] = interval ?? [NaN, NaN];
  const bounded = from <= to;
  const steps = ticks(low, high, 4).filter((tick) => tick >= low && tick <= high);
  const size = radius < 100 ? 24 : 30;
  const room = 2 * (radius - thickness - 18);
  const base = centre.y - 4;
  return {
    centre,
    radius,
    thickness,
    track: ring(low, high),
    fill: known ? ring(input.origin, value) : '',
    interval: bounded ? arc(place(from, within), place(to, within), within) : '',
    caps: bounded
      ? [from, to].filter((end) => end >= low && end <= high).map((end) => across(end, within - 5, within + 5))
      : [],
    needle: known ? across(value, radius - thickness - 2, radius + 3) : null,
    ticks: steps.map((tick) => across(tick, radius, radius + 4)),
    labels: steps.map((tick) => outside(place(tick, radius + 9), angle(tick), format(tick))),
    marks: (input.marks ?? [])
      .filter((mark) => mark.value >= low && mark.value <= high)
      .map((mark) => ({
        ...across(mark.value, radius - thickness, radius + 9),
        label: kept(outside(place(mark.value, radius + 13), angle(mark.value), mark.text), box.width),
      })),
    value: { x: centre.x, y: base, text: words.value, anchor: 'middle' },
    size,
    notes: words.notes.flatMap((forms, i): Label[] => {
      const text = firstFitting(forms, i === 0 ? Math.max(room, box.width * 0.9) : box.width);
      return text === '' ? [] : [{ x: centre.x, y: base + 20 + i * NOTE, text, anchor: 'middle' }];
    }),
  };
}

/** Room beside for the labels of both ends. */
function radiusOf(width: number): number {
  return Math.round(clamp((Math.min(width, WIDEST) - 76) / 2, 50, 150));
}

function arc(from: Point, to: Point, radius: number): string {
  return `M${from.x} ${from.y}A${radius} ${radius} 0 0 1 ${to.x} ${to.y}`;
}

/** A text beside the circle: at its left end on the right, at its right end on the left, over it on top. */
function outside(at: Point, angle: number, text: string): Label {
  const across = Math.cos(angle);
  const anchor = across > 0.2 ? 'start' : across < -0.2 ? 'end' : 'middle';
  return { x: at.x, y: round(at.y + (Math.abs(across) > 0.95 ? 0 : anchor === 'middle' ? -2 : 3)), text, anchor };
}

/** Moved back into the picture where it would leave it. */
function kept(label: Label, width: number): Label {
  const wide = textWidth(label.text);
  const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - wide : label.x - wide / 2;
  return { ...label, x: round(label.x + clamp(left, 0, Math.max(0, width - wide)) - left) };
}
