/** What one measurement found. `limit` is what nothing could do better than, measured beside it in the same run. */
export type Measured = { readonly value: number; readonly limit: number }

/** What one line of the design's table of speeds asks. */
export type Asked = {
  readonly name: string
  readonly unit: string
  /** What `value` must reach, or for `ratio` the value divided by its limit; null when nothing is asked. */
  readonly target: number | null
  readonly targetOn: 'value' | 'ratio'
  readonly lowerIsBetter: boolean
  /** What the limit is, in one sentence: it stands beside the figure. */
  readonly limitIs: string
}

/** One figure of the design's table of speeds. */
export type Figure = Asked & { readonly measure: () => Promise<Measured> }

/** Figures taken on one and the same world, which is dear to make. `--only` knows the group by its name too. */
export type Group = {
  readonly name: string
  readonly figures: readonly Asked[]
  /** Measures those whose names are asked for. */
  readonly measure: (names: ReadonlySet<string>) => Promise<ReadonlyMap<string, Measured>>
}

/** A figure with a world of its own. */
export const alone = (figure: Figure): Group => ({
  name: figure.name,
  figures: [figure],
  measure: async () => new Map([[figure.name, await figure.measure()]]),
})

/** The middle of some measurements; of an even number, the lower of the two middles. */
export const median = (values: readonly number[]): number => {
  const middle = values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

/** Milliseconds that some work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** What rounds come to, a round being the work and its limit measured one after the other. */
export const ofRounds = (rounds: readonly Measured[]): Measured => ({
  value: median(rounds.map(({ value }) => value)),
  limit: median(rounds.map(({ limit }) => limit)),
})
