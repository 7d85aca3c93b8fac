import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequest, setResponse } from '@sveltejs/kit/node'
import type { WebPlatform } from '../../../contract/web-platform.ts'

/** A form of ours is a few hundred bytes. */
const formLimitBytes = 64 * 1024

/** The forms that carry documents, by their path, and how much one may weigh. */
export type LargeForms = { readonly paths: RegExp; readonly bytes: number }

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
  large?: LargeForms,
): Request | undefined {
  if (!raw.url?.startsWith('/') || !URL.canParse(base + raw.url)) return undefined
  return getRequest({
    request: raw,
    base,
    bodySizeLimit: large?.paths.test(raw.url) === true ? large.bytes : formLimitBytes,
    ...(response && { response }),
  })
}

/** Sends Kit's answer, with the headers that handlers called in process have added. */
export function sendPage(response: ServerResponse, page: Response, outgoing: Headers): void {
  for (const [name, value] of outgoing) page.headers.append(name, value)
  setResponse(response, page)
}
