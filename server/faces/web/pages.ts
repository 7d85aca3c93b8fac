import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequest, setResponse } from '@sveltejs/kit/node'
import type { WebPlatform } from '../../../contract/web-platform.ts'

/** A form of ours is a few hundred bytes; documents go through the API. */
const formLimitBytes = 64 * 1024

/** One request on its way to a page. `visitor` is asked for only when a page, not a file, answers. */
export type PageVisit = {
  readonly raw: IncomingMessage
  readonly response: ServerResponse
  readonly visitor: () => Promise<Visitor>
}

/** What a page is told of the request beside its text; headers put in `outgoing` leave with the page. */
export type Visitor = {
  readonly platform: WebPlatform
  readonly outgoing: Headers
  readonly clientAddress: string
}

/** What answers one request: files first, then pages. */
export type Pages = (visit: PageVisit) => Promise<void>

/** The web request of a raw one, addressed to the public origin; undefined when its target is no path. */
export function toWebRequest(
  raw: IncomingMessage,
  response: ServerResponse | undefined,
  base: string,
): Request | undefined {
  if (!raw.url?.startsWith('/') || !URL.canParse(base + raw.url)) return undefined
  return getRequest({
    request: raw,
    base,
    bodySizeLimit: formLimitBytes,
    ...(response && { response }),
  })
}

/** Sends Kit's answer, with the headers that handlers called in process have added. */
export function sendPage(response: ServerResponse, page: Response, outgoing: Headers): void {
  for (const [name, value] of outgoing) page.headers.append(name, value)
  setResponse(response, page)
}
