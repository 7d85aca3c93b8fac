import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadBrand } from '../../brands/load-brand.ts'
import { mountSecurityText } from '../faces/well-known/mount-security-text.ts'
import { openHost } from '../kernel/http/host.ts'

const publicOrigin = 'https://space.example'

const served = async (brandId: string) => {
  const reading = await loadBrand(brandId)
  if (reading.kind === 'refused') throw new Error(`the pack ${brandId} is refused`)
  const { contacts, languages } = reading.pack.brand
  const app = openHost({
    publicOrigin,
    trustedProxies: [],
    maxInFlight: 10,
    bodyLimitBytes: 1000,
    maxConnections: 10,
    onFault: error => expect(error).toBeUndefined(),
  })
  mountSecurityText(app, { ...contacts.security, languages, publicOrigin })
  const answer = await app.inject({ method: 'GET', url: '/.well-known/security.txt' })
  await app.close()
  return answer
}

test.each(['sfr', 'ligne-claire'])(
  '%s says where a weakness is told, until when, in which languages',
  async brandId => {
    const { statusCode, headers, body } = await served(brandId)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    const fields = new Map(
      body
        .trimEnd()
        .split('\n')
        .map(line => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
    )
    expect(fields.get('Contact')).toMatch(/^mailto:[^@\s]+@[^@\s]+\.example$/)
    const expires = Temporal.Instant.from(fields.get('Expires') ?? '')
    expect(expires.toString()).toMatch(/T23:59:59Z$/)
    expect(fields.get('Preferred-Languages')).toBe('fr, en, zh')
    expect(fields.get('Canonical')).toBe('https://space.example/.well-known/security.txt')
  },
)

test('SECURITY.md sends there', () => {
  expect(readFileSync('SECURITY.md', 'utf8')).toContain('`/.well-known/security.txt`')
})
