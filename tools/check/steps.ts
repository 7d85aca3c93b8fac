/**
 * One step of `npm run check`: the commands it runs one after the other (each a script and its arguments, run on
 * our own Node), and the file it is about. Without that file there is nothing to check yet, and the step says so.
 */
export type Step = { name: string; about: string; commands: readonly (readonly string[])[] }

const tsc = 'node_modules/typescript/bin/tsc'
const kit = 'node_modules/@sveltejs/kit/svelte-kit.js'
const svelteCheck = 'node_modules/svelte-check/bin/svelte-check'
const strictly = ['--fail-on-warnings', '--output', 'human']

/** Every step, the long ones first so that the short ones fill the gaps. */
export const steps: readonly Step[] = [
  { name: 'types', about: 'tsconfig.json', commands: [[tsc, '--noEmit', '-p', 'tsconfig.json']] },
  webTypes('portal'),
  webTypes('console'),
  {
    name: 'ui-types',
    about: 'ui/tsconfig.json',
    commands: [[svelteCheck, '--tsconfig', 'ui/tsconfig.json', ...strictly]],
  },
  {
    name: 'service-worker-types',
    about: 'portal/tsconfig.service-worker.json',
    commands: [[tsc, '--noEmit', '-p', 'portal/tsconfig.service-worker.json']],
  },
  {
    name: 'dead-code',
    about: 'knip.json',
    commands: [['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
  },
  script('schema', 'tools/schema/write-schema.ts', '--check'),
  script('contract', 'contract/check.ts'),
  {
    name: 'format-and-lint',
    about: 'biome.json',
    commands: [['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  },
  script('house-rules', 'tools/house-rules/house-rules.ts'),
  script('imports', 'tools/check-imports/check-imports.ts'),
  { name: 'words', about: 'portal/vite.config.ts', commands: [['tools/check/words.ts']] },
  script('web-size', 'tools/web/size.ts'),
  script('asvs', 'tools/check/asvs.ts'),
  script('threats', 'tools/check/threats.ts'),
  {
    name: 'parity',
    about: 'journeys/playwright.config.ts',
    commands: [['tools/check/parity.ts']],
  },
  script('lock', 'tools/lock/complete-lock.ts', '--check'),
]

function script(name: string, path: string, ...words: string[]): Step {
  return { name, about: path, commands: [[path, ...words]] }
}

/** SvelteKit writes the types of its routes before anything can be checked against them. */
function webTypes(folder: string): Step {
  return {
    name: `${folder}-types`,
    about: `${folder}/vite.config.ts`,
    commands: [
      [kit, 'sync', '-c', `${folder}/vite.config.ts`],
      [svelteCheck, '--tsconfig', `${folder}/tsconfig.json`, ...strictly],
    ],
  }
}
