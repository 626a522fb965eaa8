/**
 * The signs of a vector as bits: their Hamming distance ranks like the angle between the vectors
 * (Charikar 2002) and costs a thirtieth of the cosine. Chooses candidates; never decides.
 */
export type Signature = Int32Array;

export function signatureOf(vector: Float32Array): Signature {
  const bits = new Int32Array(Math.ceil(vector.length / 32));
  for (let i = 0; i < vector.length; i++) {
    if ((vector[i] as number) > 0) bits[i >> 5] = (bits[i >> 5] as number) | (1 << (i & 31));
  }
  return bits;
}

function distance(a: Signature, b: Signature): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    let x = (a[i] as number) ^ (b[i] as number);
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    sum += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

/**
 * The places of about `count` nearest signatures (ties at the edge come along), in order of place.
 * `at` gives the signature at a place, null where there is none to compare. Linear, without sorting:
 * a histogram of distances finds the cut.
 */
export function nearest(
  size: number,
  at: (place: number) => Signature | null,
  query: Signature,
  count: number,
): number[] {
  const farthest = query.length * 32;
  const distances = new Uint16Array(size);
  const histogram = new Uint32Array(farthest + 1);
  for (let place = 0; place < size; place++) {
    const signature = at(place);
    const away = signature?.length === query.length ? distance(signature, query) : farthest;
    distances[place] = away;
    histogram[away] = (histogram[away] as number) + 1;
  }
  let cut = 0;
  for (let within = histogram[0] as number; within < count && cut < farthest - 1; ) {
    cut += 1;
    within += histogram[cut] as number;
  }
  const places: number[] = [];
  for (let place = 0; place < size; place++) if ((distances[place] as number) <= cut) places.push(place);
  return places;
}

/** The cosine of two unit vectors, 0 where they point apart or live in spaces of different size. */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let dot = 0;
  for (let i = 0; i < a.length; i++) dot += (a[i] as number) * (b[i] as number);
  return Math.max(0, dot);
}
