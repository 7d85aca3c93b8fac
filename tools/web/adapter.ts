import { AsyncLocalStorage } from 'node:async_hooks'
import { rmSync } from 'node:fs'
import type { Adapter } from '@sveltejs/kit'
import type { WebPlatform } from '../../contract/web-platform.ts'
import { sendPage, toWebRequest } from '../../server/faces/web/pages.ts'
import { visitOf } from '../../server/faces/web/visit.ts'

/**
 * Our own SvelteKit adapter: writes `<out>/client` (with .gz and .br beside each text file) and
 * `<out>/server/instance.js`, which exports the `server` that `server/faces/web` mounts in Fastify.
 * In development it gives each request the platform that the Fastify side attached to it.
 *
 * @param out absolute folder of the build
 * @param addFiles writes more files into the folder of the client
 */
export function fastifyAdapter(
  out: string,
  addFiles?: (clientDir: string) => Promise<void>,
): Adapter {
  // Kit asks for the platform without saying for which request, so it travels with the async context
  // that `getRequest` opens just before.
  const platforms = new AsyncLocalStorage<WebPlatform>()
  return {
    name: 'ligne-claire-fastify',
    async adapt(builder) {
      rmSync(out, { recursive: true, force: true })
      builder.writeClient(`${out}/client`)
      await addFiles?.(`${out}/client`)
      await builder.compress(`${out}/client`)
      builder.writeServer(`${out}/server`)
      builder.generateServerInstance(`${out}/server/instance.js`, {
        serverDirectory: `${out}/server`,
      })
    },
    emulate: () => ({ platform: () => given(platforms.getStore()) }),
    vite: {
      getRequest({ request, response }) {
        const { platform, base } = visitOf(request)
        platforms.enterWith(platform)
        return given(toWebRequest(request, response, base))
      },
      setResponse: (response, page) => sendPage(response, page, visitOf(response.req).outgoing),
    },
    supports: { read: () => true },
  }
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a request that did not come through server/faces/web')
  return value
}
