/** Pictures that this page made itself, by keyOf: the server's for the same state of a photo look the same. */
export const fresh = new Map<string, string>();

/** A state of a photo: where its owner's pictures are, its number, and the number of the state. */
export const keyOf = (place: string, number: number, renditions: number): string => `${place}/${number}.${renditions}`;

/** The address of the picture of a state of a photo, where this page has one. */
export const freshOf = (place: string, number: number, renditions: number): string | undefined => fresh.get(keyOf(place, number, renditions));
