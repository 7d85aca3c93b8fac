import { tidy, writeDomain } from './write-domain.ts'

/** `npm run new-domain -- NAME` */
const result = writeDomain(process.cwd(), process.argv[2] ?? '')

if (result.kind === 'refused') {
  process.stderr.write(`${result.reason}\n`)
  process.exitCode = 1
} else {
  process.stderr.write(tidy(process.cwd(), result.paths))
  process.stdout.write(`${result.paths.join('\n')}

Next:
1. Write its tables in the next file of server/migrations, then run npm run schema.
2. Declare its routes in contract/routes and answer them in routes.ts.
3. Wire it in server/main.ts; until then npm run check calls it dead code, and is right.
4. Say in its README what it owns, what it does not, and what each time means.
`)
}
