import type { FastifyInstance } from 'fastify'
import type { Pages } from './pages.ts'
import { attachVisit } from './visit.ts'

/**
 * The pages of an application served by Vite in middleware mode, its reload socket on Fastify's own
 * server. Vite is loaded here only, so that production never reads it.
 */
export async function startDevelopment(
  app: FastifyInstance,
  devRoot: string,
  publicOrigin: string,
): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: `${devRoot}/vite.config.ts`,
    server: { middlewareMode: true, hmr: { server: app.server } },
  })
  app.addHook('onClose', () => vite.close())

  return async ({ raw, response, visitor }) => {
    const { platform, outgoing } = await visitor()
    attachVisit(raw, { platform, outgoing, base: publicOrigin })
    await new Promise<void>((done, fail) => {
      response.once('close', () => done())
      vite.middlewares(raw, response, (error?: unknown) =>
        error ? fail(error) : response.writeHead(404).end(),
      )
    })
  }
}
