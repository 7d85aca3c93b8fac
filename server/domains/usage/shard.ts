import type { GuidedRecord } from './batch.ts'

/** The most shards that one file is cut into. */
const mostShards = 64

/**
 * Cuts records into shards of accounts, each as a list of batches of at most `size` records. An account is in
 * one shard only, whose batches follow each other in order of event: two shards never wait for
 * each other's locks.
 */
export const batchesOf = (
  records: readonly GuidedRecord[],
  size: number,
): readonly (readonly (readonly GuidedRecord[])[])[] => {
  let count = 1
  while (count < mostShards && records.length / count > size) count *= 2
  const shards = Map.groupBy(records, ({ accountId }) => shardOf(accountId) % count)
  return [...shards.values()].map(shard => {
    const inOrder = shard.toSorted((a, b) => a.record.startedUs - b.record.startedUs)
    return Array.from({ length: Math.ceil(inOrder.length / size) }, (_, page) =>
      inOrder.slice(page * size, (page + 1) * size),
    )
  })
}

/** The last byte of a UUIDv7 is drawn at random. */
const shardOf = (accountId: string): number => Number.parseInt(accountId.slice(-2), 16)
