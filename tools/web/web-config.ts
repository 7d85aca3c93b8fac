import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { sveltekit } from '@sveltejs/kit/vite'
import type { UserConfig } from 'vite'
import { fastifyAdapter } from './adapter.ts'
import { writeIcons } from './icons/write-icons.ts'

const root = resolve(import.meta.dirname, '../..')

// Kit's screen-reader announcer is a template with this style attribute; a new Kit that changes it is
// caught by the journeys, which fail on any policy violation.
const announcerStyle =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px'
const announcerHash =
  `sha256-${createHash('sha256').update(announcerStyle).digest('base64')}` as const

/**
 * What goes together in one file. Left alone, home was 31 files, each packed by itself: 52.1 kB where one
 * file would be 46.6 kB. So what several pages share is one file.
 * What only forms need is another: home and a bill, which people open most, load none of it. The first
 * group takes with it what its modules import, so it must not see what is the forms' own.
 */
const forms =
  /\/ui\/(button|checkbox|code-field|confirm-page|copy-button|described-by|error-summary|field|field-text|pagination|password-\w+|radio-group|search|select)\.|\/routes\/(channel|form-|forms|refusals)/
// What home and a bill say of what is owed: two small files packed as one.
const owed = /\/ui\/figure\.|\/factures\/bill-status\./
const groups = [
  {
    name: 'shared',
    test: (id: string) => /\/(ui|portal|console)\//.test(id) && !forms.test(id),
    minShareCount: 4,
    priority: 1,
  },
  { name: 'forms', test: forms, minShareCount: 3 },
  { name: 'owed', test: owed, minShareCount: 2 },
] as const

/**
 * The Vite configuration of one of our web applications.
 *
 * Kit is given no `paths.origin`: the origin is known at start, not at build (design §7b.4). The
 * policy needs two Trusted Types names, and no style attribute of ours: SVG attributes and classes
 * only. The nonce of style sheets is added by `frame-policy` in each application's hooks.
 *
 * @param app folder of the application at the root of the project; its build goes to `build/<app>`
 */
export async function webConfig(app: 'portal' | 'console'): Promise<UserConfig> {
  return {
    root: resolve(root, app),
    cacheDir: resolve(root, 'node_modules/.cache', `vite-${app}`),
    plugins: [
      await sveltekit({
        adapter: fastifyAdapter(
          resolve(root, 'build', app),
          app === 'portal' ? client => writeIcons(resolve(client, 'icones')) : undefined,
        ),
        paths: { relative: false },
        version: { pollInterval: 0 },
        csp: {
          mode: 'nonce',
          directives: {
            'default-src': ['self'],
            'script-src': ['self'],
            'style-src': ['self'],
            'style-src-attr': ['unsafe-hashes', announcerHash],
            'img-src': ['self', 'data:', 'blob:'],
            'connect-src': ['self'],
            'manifest-src': ['self'],
            'worker-src': ['self'],
            'object-src': ['none'],
            'base-uri': ['none'],
            'form-action': ['self'],
            'frame-ancestors': ['none'],
            'require-trusted-types-for': ['script'],
            'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url'],
          },
        },
      }),
    ],
    ssr: { noExternal: true },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [...groups] } } } },
      },
    },
    build: { target: 'es2023', reportCompressedSize: false },
    server: { fs: { allow: [root] } },
    clearScreen: false,
  }
}
