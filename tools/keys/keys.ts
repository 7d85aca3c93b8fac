import { join } from 'node:path'
import pg from 'pg'
import { addKeyVersion, makeKeyRing } from '../../server/kernel/key-ring.ts'
import { openKeys } from '../../server/kernel/keys.ts'
import { dataDir, keysFile, withOwnerDatabase } from '../audit/owner-database.ts'
import { rewrapColumns } from './rewrap-columns.ts'
import { rewrapDocuments } from './rewrap-documents.ts'

const usage = `npm run keys -- make     makes ${keysFile} if there is none
npm run keys -- rotate   adds a version to the keys that seal and sign, and wraps again what is sealed
`

/** Adds a version, then wraps again every sealed column and document. */
const rotate = async (): Promise<string> => {
  const version = addKeyVersion(keysFile)
  const keys = openKeys(keysFile)
  const columns = await withOwnerDatabase(async url => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await rewrapColumns(client, keys, version)
    } finally {
      await client.end()
    }
  })
  const documents = await rewrapDocuments(join(dataDir, 'documents'), keys, version)
  return `Version ${version}: ${columns} values and ${documents} documents wrapped again. Older versions stay in the file: they verify old signatures.\n`
}

const command = process.argv[2]
if (command === 'make') {
  makeKeyRing(keysFile)
  process.stdout.write(`${keysFile}\n`)
} else if (command === 'rotate') process.stdout.write(await rotate())
else {
  process.stderr.write(usage)
  process.exitCode = 2
}
