import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyRing } from '../kernel/key-ring.ts'
import { type Keys, openKeys } from '../kernel/keys.ts'

/** Keys of this test file's own; their file is gone before the first test. */
export const testKeys = (): Keys => {
  const folder = mkdtempSync(join(tmpdir(), 'lc-test-keys-'))
  try {
    const file = join(folder, 'keys.json')
    makeKeyRing(file)
    return openKeys(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
