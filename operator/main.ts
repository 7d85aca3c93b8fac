import { readConfig } from './config.ts'
import { startOperator } from './operator.ts'
import { watchParent } from './parent-watch.ts'

const stopWithinMs = 5_000

async function main(): Promise<void> {
  const reading = readConfig()
  if (reading.kind === 'refused') {
    process.stderr.write(`${reading.problems.map(problem => `operator: ${problem}`).join('\n')}\n`)
    process.exitCode = 1
    return
  }
  const operator = await startOperator(reading.config)
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    operator.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  watchParent(reading.config.supervisorPid, stop)
}

await main()
