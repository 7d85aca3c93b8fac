import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { checkRoutes } from './check-routes.ts'
import { breaks } from './compatible.ts'
import { everyRoute } from './every-route.ts'
import { openApiOf } from './openapi.ts'

/**
 * `npm run check -- contract`: every route keeps the rules, the OpenAPI document is valid 3.1, and nothing that was
 * published is taken back. `npm run contract` publishes what was added.
 */
const published = 'contract/published.json'
const declared = await everyRoute()
const routes = declared.map(({ route }) => route)
const document: unknown = JSON.parse(JSON.stringify(openApiOf(routes, 'published')))

const server = ['server/domains', 'server/kernel', 'server/views']
  .flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => `${folder}/${path}`),
  )
  .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n')

const faults = [...checkRoutes(declared, server)]
const validator = new Validator()
const checked = await validator.validate(JSON.parse(JSON.stringify(document)))
if (!checked.valid || validator.version !== '3.1')
  faults.push(`the document is not OpenAPI 3.1: ${JSON.stringify(checked.errors).slice(0, 2000)}`)

const before: unknown = JSON.parse(readFileSync(published, 'utf8'))
const broken = breaks(before, document)
faults.push(...broken.map(fault => `${published} ${fault}`))
const written = `${JSON.stringify(document, withoutRefusals, 1)}\n`
if (broken.length === 0 && process.argv.includes('--publish')) writeFileSync(published, written)
else if (broken.length === 0 && readFileSync(published, 'utf8') !== written)
  faults.push(`${published} lacks what was added since: npm run contract`)

/** What is kept of what was published: a refusal may be added or no longer met, so none is kept. */
function withoutRefusals(name: string, value: unknown): unknown {
  if (name !== 'responses' || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([status]) => status.startsWith('2')))
}

for (const fault of faults) process.stdout.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
else process.stdout.write(`${routes.length} operations, each as it was published\n`)
