import type { Operation } from '../../api/wire';

export const sliders = ['brightness', 'contrast', 'highlights', 'shadows', 'warmth', 'saturation', 'sharpness', 'vignette'] as const;
export type Slider = (typeof sliders)[number];
/** These go one way only. */
export const oneWay: ReadonlySet<Slider> = new Set<Slider>(['sharpness', 'vignette']);

export const filters = ['vivid', 'warm', 'cool', 'fade', 'mono', 'noir', 'sepia'] as const;
export type Filter = (typeof filters)[number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is done to a photo, in the order it is done in (docs/api/edits.md). */
export interface Plan {
  /** What is kept, in parts of the upright original. */
  crop: Box;
  /** Degrees clockwise that the picture is turned under the crop's frame. */
  straighten: number;
  /** Quarter turns clockwise after that. */
  turns: number;
  /** Left and right are swapped after that. */
  mirrored: boolean;
  adjust: Readonly<Record<Slider, number>>;
  filter: Filter | null;
}

export const whole: Box = { x: 0, y: 0, width: 1, height: 1 };
export const untouched = Object.fromEntries(sliders.map((name) => [name, 0])) as Record<Slider, number>;
export const nothing: Plan = { crop: whole, straighten: 0, turns: 0, mirrored: false, adjust: untouched, filter: null };

/** As far as straightening goes: at a full 45° a picture is as much on its side as not. */
export const maxStraighten = 44.9;

const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

/** The form that the server keeps: crop, rotate, flip, adjust, filter, each where it does something. */
export function toOperations(plan: Plan): Operation[] {
  const operations: Operation[] = [];
  const crop = { x: round(plan.crop.x, 6), y: round(plan.crop.y, 6), width: round(plan.crop.width, 6), height: round(plan.crop.height, 6) };
  crop.width = round(Math.min(crop.width, 1 - crop.x), 6);
  crop.height = round(Math.min(crop.height, 1 - crop.y), 6);
  if (crop.x > 0 || crop.y > 0 || crop.width < 1 || crop.height < 1) operations.push({ type: 'crop', ...crop });
  const upsideDown = plan.mirrored && plan.turns === 2;
  const turned = upsideDown ? 0 : plan.turns === 3 ? -90 : plan.turns * 90;
  const sum = round(turned + plan.straighten, 2);
  const degrees = sum > 180 ? round(sum - 360, 2) : sum;
  if (degrees !== 0) operations.push({ type: 'rotate', degrees });
  if (plan.mirrored) operations.push({ type: 'flip', axis: upsideDown ? 'vertical' : 'horizontal' });
  const moved = sliders.filter((name) => plan.adjust[name] !== 0).map((name) => [name, plan.adjust[name]] as const);
  if (moved.length > 0) operations.push({ type: 'adjust', ...Object.fromEntries(moved) });
  if (plan.filter) operations.push({ type: 'filter', name: plan.filter });
  return operations;
}

/** Reads what the server keeps. */
export function fromOperations(operations: readonly Operation[]): Plan {
  let plan = nothing;
  let degrees = 0;
  for (const operation of operations) {
    if (operation.type === 'crop') plan = { ...plan, crop: { x: operation.x, y: operation.y, width: operation.width, height: operation.height } };
    else if (operation.type === 'rotate') degrees += plan.mirrored ? -operation.degrees : operation.degrees;
    else if (operation.type === 'flip') {
      plan = { ...plan, mirrored: !plan.mirrored };
      if (operation.axis === 'vertical') degrees += 180;
    } else if (operation.type === 'adjust') {
      const { type: _, ...adjust } = operation;
      plan = { ...plan, adjust: { ...untouched, ...adjust } };
    } else plan = { ...plan, filter: filters.find((name) => name === operation.name) ?? null };
  }
  let rest = round(degrees % 360, 2);
  if (rest > 180) rest = round(rest - 360, 2);
  if (rest <= -180) rest = round(rest + 360, 2);
  const turns = Math.sign(rest) * Math.ceil(Math.abs(rest) / 90 - 0.5) + 0;
  return { ...plan, turns: ((turns % 4) + 4) % 4, straighten: round(rest - turns * 90, 2) };
}

export const same = (one: Plan, other: Plan): boolean => JSON.stringify(toOperations(one)) === JSON.stringify(toOperations(other));

/** A quarter turn more, as it is seen: in a mirror the picture itself turns the other way. */
export const turned = (plan: Plan, by: 1 | -1): Plan => ({ ...plan, turns: (plan.turns + (plan.mirrored ? 4 - by : 4 + by)) % 4 });

/** Left and right swapped, as it is seen. */
export const flipped = (plan: Plan): Plan => ({ ...plan, mirrored: !plan.mirrored });

export const hasColors = (plan: Plan): boolean => plan.filter !== null || sliders.some((name) => plan.adjust[name] !== 0);
export const withoutColors = (plan: Plan): Plan => ({ ...plan, adjust: untouched, filter: null });
