import { migrate } from '../../server/kernel/migrate.ts'

/** `DATABASE_URL=… npm run migrate`: brings a database to the present level, as its owner. */
const url = process.env.DATABASE_URL
if (url === undefined) {
  process.stderr.write('DATABASE_URL must name the database, as its owner.\n')
  process.exitCode = 1
} else {
  const applied = await migrate(url)
  const told = applied.length === 0 ? 'nothing to do' : applied.join('\n')
  process.stdout.write(`${told}\n`)
}
