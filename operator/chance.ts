import { createHash } from 'node:crypto'

/** A run of chance that is the same for the same seed and labels, on every machine. */
export type Chance = {
  /** from 0 inclusive to 1 exclusive */
  next(): number
  /** a whole number, both ends included */
  whole(least: number, most: number): number
  happens(probability: number): boolean
  /** one of a list that is not empty */
  pick<Thing>(things: readonly Thing[]): Thing
  /** how many of something, on average `mean` (Poisson) */
  count(mean: number): number
}

/** mulberry32: 32 bits of state, enough for what people do in a day. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Chance decided by the seed and by what it is for: each use has its own run. */
export function chanceOf(seed: number, ...labels: readonly (string | number)[]): Chance {
  const digest = createHash('sha256')
    .update(`${seed}/${labels.join('/')}`)
    .digest()
  const next = mulberry32(digest.readUInt32LE(0))
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: probability => next() < probability,
    pick: things => {
      const thing = things[Math.floor(next() * things.length)]
      if (thing === undefined) throw new Error('there is nothing to pick from')
      return thing
    },
    count: mean => {
      const floor = Math.exp(-mean)
      let count = 0
      for (let left = next(); left > floor; left *= next()) count += 1
      return count
    },
  }
}
