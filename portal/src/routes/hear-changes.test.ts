import { expect, test, vi } from 'vitest'
import { type Ears, hearChanges, waitBefore } from './hear-changes.ts'

type Stream = Parameters<Ears['open']>[0] & { closed: boolean }

/** A browser whose streams and timers are played by hand. */
function played() {
  const streams: Stream[] = []
  const timers = new Map<() => void, number>()
  const ears: Ears = {
    open(on) {
      const stream: Stream = { ...on, closed: false }
      streams.push(stream)
      return () => {
        stream.closed = true
      }
    },
    later(run, ms) {
      timers.set(run, ms)
      return () => timers.delete(run)
    },
  }
  const waits = () => [...timers.values()]
  const runTimers = () => {
    const due = [...timers.keys()]
    timers.clear()
    for (const run of due) run()
  }
  return { ears, streams, waits, runTimers }
}

test('several events of one moment are read once', () => {
  const { ears, streams, runTimers } = played()
  const read = vi.fn()
  hearChanges(ears, read)
  streams[0]?.open()
  streams[0]?.change()
  streams[0]?.change()
  expect(read).not.toHaveBeenCalled()
  runTimers()
  expect(read).toHaveBeenCalledOnce()
  streams[0]?.change()
  runTimers()
  expect(read).toHaveBeenCalledTimes(2)
})

test('a stream that is refused is tried again, ever less often, and nothing is read', () => {
  const { ears, streams, waits, runTimers } = played()
  const read = vi.fn()
  hearChanges(ears, read)
  const waited: number[] = []
  for (let attempt = 0; attempt < 8; attempt += 1) {
    streams.at(-1)?.lost()
    waited.push(...waits())
    runTimers()
  }
  expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  expect(streams.filter(({ closed }) => !closed)).toHaveLength(1)
  expect(read).not.toHaveBeenCalled()
})

test('a second stream is taken for a change, and the waits begin anew', () => {
  const { ears, streams, waits, runTimers } = played()
  const read = vi.fn()
  hearChanges(ears, read)
  streams[0]?.open()
  runTimers()
  expect(read).not.toHaveBeenCalled()
  streams[0]?.lost()
  runTimers()
  streams[1]?.open()
  runTimers()
  expect(read).toHaveBeenCalledOnce()
  streams[1]?.lost()
  expect(waits()).toEqual([waitBefore(0)])
})

test('leaving the page closes the stream and forgets what was to come', () => {
  const { ears, streams, waits } = played()
  const read = vi.fn()
  const leave = hearChanges(ears, read)
  streams[0]?.open()
  streams[0]?.change()
  leave()
  expect(streams[0]?.closed).toBe(true)
  streams[0]?.lost()
  expect(waits()).toEqual([])
  expect(read).not.toHaveBeenCalled()
})

test('leaving while a retry waits opens nothing more', () => {
  const { ears, streams, waits } = played()
  const leave = hearChanges(ears, vi.fn())
  streams[0]?.lost()
  leave()
  expect(waits()).toEqual([])
  expect(streams).toHaveLength(1)
})
