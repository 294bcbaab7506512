/** Reading selection rules and segments from outside. */

import { countOtherFields, readJsonObject, readList, readObject, readText, type Repairs } from './decode.ts';
import { mapRule } from './rules.ts';
import type { Segment, SelectionRule } from './schema.ts';

/** Ids of cells, segments and sources, and names of panels and mark sets. */
export const MAXIMUM_ID = 200;
const MAXIMUM_NAME = 500;
const MAXIMUM_SEGMENTS = 2_000;
/** more rows than Excel holds; no picture has more marks, no file more customers a person could have listed */
const MAXIMUM_PICKS = 1_048_576;
const MAXIMUM_RULE_DEPTH = 32;
const MAXIMUM_RULE_PARTS = 1_000;

const NOBODY: SelectionRule = { kind: 'any', of: [] };

/** A rule, or `null` where the value is none. Half a rule would mean other customers, so it is none either. */
export function decodeRule(value: unknown, repairs: Repairs): SelectionRule | null {
  let parts = 0;

  function decode(item: unknown, depth: number): SelectionRule | null {
    const fields = readObject(item);
    if (fields === null || depth > MAXIMUM_RULE_DEPTH || ++parts > MAXIMUM_RULE_PARTS) return null;
    const kind = fields.get('kind');
    switch (kind) {
      case 'marks': {
        const [cell, set, marks] = [
          decodeName(fields.get('cell')),
          decodeName(fields.get('set')),
          decodeMarks(fields.get('marks')),
        ];
        if (cell === null || set === null || marks === null) return null;
        countOtherFields(fields, ['kind', 'cell', 'set', 'marks'], repairs);
        return { kind, cell, set, marks };
      }
      case 'rule': {
        const [data, panel, set] = [
          decodeName(fields.get('data')),
          decodeName(fields.get('panel')),
          decodeName(fields.get('set')),
        ];
        const marks = decodeMarks(fields.get('marks'));
        if (data === null || panel === null || set === null || marks === null) return null;
        const filter = fields.get('filter') === undefined ? undefined : decode(fields.get('filter'), depth + 1);
        if (filter === null) return null;
        countOtherFields(fields, ['kind', 'data', 'panel', 'options', 'set', 'marks', 'filter'], repairs);
        const options = readJsonObject(fields.get('options'), repairs);
        return { kind, data, panel, options, set, marks, ...(filter && { filter }) };
      }
      case 'customers': {
        const [data, ids] = [decodeName(fields.get('data')), fields.get('ids')];
        if (
          data === null ||
          !Array.isArray(ids) ||
          ids.length > MAXIMUM_PICKS ||
          !ids.every((id) => typeof id === 'string')
        )
          return null;
        countOtherFields(fields, ['kind', 'data', 'ids'], repairs);
        return { kind, data, ids: [...ids] };
      }
      case 'segment': {
        const segment = decodeName(fields.get('segment'));
        if (segment === null) return null;
        countOtherFields(fields, ['kind', 'segment'], repairs);
        return { kind, segment };
      }
      case 'not': {
        const of = decode(fields.get('of'), depth + 1);
        if (of === null) return null;
        countOtherFields(fields, ['kind', 'of'], repairs);
        return { kind, of };
      }
      case 'any': {
        const given = fields.get('of');
        if (!Array.isArray(given)) return null;
        const of: SelectionRule[] = [];
        for (const part of given) {
          const decoded = decode(part, depth + 1);
          if (decoded === null) return null;
          of.push(decoded);
        }
        countOtherFields(fields, ['kind', 'of'], repairs);
        return { kind, of };
      }
      default:
        return null;
    }
  }

  if (value === null || value === undefined) return null;
  const rule = decode(value, 0);
  if (rule === null) repairs.add('values');
  return rule;
}

/** Segments with unique ids. One whose rule cannot be read stays, meaning nobody, so that what it filters does not widen unseen. */
export function decodeSegments(value: unknown, repairs: Repairs): readonly Segment[] {
  const segments = new Map<string, Segment>();
  for (const item of readList(value, MAXIMUM_SEGMENTS, repairs)) {
    const fields = readObject(item);
    const id = decodeName(fields?.get('id'));
    if (fields === null || id === null || segments.has(id)) {
      repairs.add(fields === null ? 'values' : 'ids');
      continue;
    }
    countOtherFields(fields, ['id', 'name', 'rule'], repairs);
    if (fields.get('rule') === undefined || fields.get('rule') === null) repairs.add('values');
    const rule = decodeRule(fields.get('rule'), repairs) ?? NOBODY;
    segments.set(id, { id, name: readText(fields.get('name'), MAXIMUM_NAME, id, repairs), rule });
  }
  return breakCycles([...segments.values()], repairs);
}

/** An id or name: text that is not empty and not overlong. */
export function decodeName(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAXIMUM_ID ? value : null;
}

function decodeMarks(value: unknown): readonly number[] | null {
  if (!Array.isArray(value) || value.length > MAXIMUM_PICKS) return null;
  if (!value.every((mark) => Number.isInteger(mark) && mark >= 0 && mark < 0xffffffff)) return null;
  return value.map((mark: number) => mark + 0);
}

/** A segment that speaks of itself, directly or through others, would have no end: the reference that closes the ring means nobody. */
function breakCycles(segments: readonly Segment[], repairs: Repairs): readonly Segment[] {
  const done = new Map<string, Segment>();
  const open = new Set<string>();
  const known = new Map(segments.map((segment) => [segment.id, segment]));

  function visit(segment: Segment): void {
    if (done.has(segment.id)) return;
    open.add(segment.id);
    const rule = mapRule(segment.rule, (leaf) => {
      if (leaf.kind !== 'segment') return leaf;
      const other = known.get(leaf.segment);
      if (other === undefined) return leaf;
      if (open.has(other.id)) {
        repairs.add('links');
        return NOBODY;
      }
      visit(other);
      return leaf;
    });
    open.delete(segment.id);
    done.set(segment.id, rule === segment.rule ? segment : { ...segment, rule });
  }

  segments.forEach(visit);
  return segments.map((segment) => done.get(segment.id) ?? segment);
}
