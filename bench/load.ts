import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cookieNames } from '../server/kernel/http/origin.ts'
import type { Load, LoadWork } from './load-worker.ts'

type Asked = Pick<LoadWork, 'origin' | 'paths' | 'tokens'>

/** As many as the design's figure is for. */
const connections = 8
const warmUpSeconds = 2
const seconds = 6

/** The people who ask, in a process of their own; it stays, so that it is warm for whatever it asks next. */
export const openLoad = () => {
  const child = fork(new URL('load-worker.ts', import.meta.url))
  const gone = once(child, 'exit').then(([code]): never => {
    throw new Error(`the process that asks ended with ${code}`)
  })
  gone.catch(() => undefined)
  return {
    run: async (asked: Asked): Promise<Load> => {
      const answered = once(child, 'message')
      const work: LoadWork = {
        ...asked,
        cookie: cookieNames.session,
        connections,
        warmUpSeconds,
        seconds,
      }
      child.send(work)
      const [answer]: Load[] = await Promise.race([answered, gone])
      if (answer === undefined) throw new Error('no answer about a load')
      return answer
    },
    close: () => {
      child.kill()
    },
  }
}
