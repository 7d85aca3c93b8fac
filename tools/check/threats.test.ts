import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkThreats, readThreats } from './threats.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'threats-'))
  writeFileSync(join(root, 'a.test.ts'), '// Threats 1, 12 and 3 of docs/threats.csv.\n')
  writeFileSync(join(root, 'plain.ts'), '// Threat 1')
})
afterAll(() => rmSync(root, { recursive: true }))

const faults = (status: string, proof: string, threat = '1') =>
  checkThreats([{ threat, status, proof, line: 2 }], root, 1).map(({ message }) => message)

test('a row stands on a test that names it, on a reason, or waits for a work that we know', () => {
  expect(faults('proved', 'a.test.ts')).toEqual([])
  expect(faults('not-applicable', 'Nothing of the kind is read here')).toEqual([])
  expect(faults('later', 'Home and network: boxes')).toEqual([])
})

test.each([
  ['is proved by b.test.ts, which does not exist', 'proved', 'b.test.ts', '1'],
  ['is proved by “plain.ts”, which is no test', 'proved', 'plain.ts', '1'],
  ['is not named in a.test.ts', 'proved', 'a.test.ts', '2'],
  ['needs the reason why it does not apply', 'not-applicable', 'no', '1'],
  ['waits for no work we know', 'later', 'Some day: boxes', '1'],
  ['has the status “done”', 'done', 'a.test.ts', '1'],
])('refused: %s', (fault, status, proof, threat) => {
  expect(faults(status, proof, threat).join()).toContain(fault)
})

test('no threat is left out, and the head is known', () => {
  const row = { threat: '2', status: 'later', proof: 'Home and network: x', line: 2 }
  expect(checkThreats([row], root, 2)[0]?.message).toBe('the threats are not 1 to 2')
  expect(() => readThreats('a,b\n1,2\n')).toThrow('begins with')
  expect(readThreats('threat,attack,status,proof\n1,x,later,"a, b"\n')).toEqual([
    { threat: '1', status: 'later', proof: 'a, b', line: 2 },
  ])
})
