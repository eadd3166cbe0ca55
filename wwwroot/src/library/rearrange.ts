/** An order with some of it moved before another one, or behind all. */
export function moved(order: readonly number[], numbers: readonly number[], before: number | null): number[] {
  const hand = new Set(numbers);
  const rest = order.filter((number) => !hand.has(number));
  const at = before === null ? rest.length : rest.indexOf(before);
  rest.splice(at < 0 ? rest.length : at, 0, ...numbers);
  return rest;
}

/** Where some photos of an order stand, as moves that bring them back after they were taken out and added at the end. */
export function placesOf(order: readonly number[], numbers: ReadonlySet<number>): { numbers: number[]; before: number | null }[] {
  const places: { numbers: number[]; before: number | null }[] = [];
  let run: number[] = [];
  for (const number of order) {
    if (numbers.has(number)) run.push(number);
    else if (run.length > 0) {
      places.push({ numbers: run, before: number });
      run = [];
    }
  }
  if (run.length > 0) places.push({ numbers: run, before: null });
  return places;
}
