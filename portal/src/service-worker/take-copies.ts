import { adopt, billList, billsIn, find, keep, nextAsked } from './copies.ts'
import { type Frame, frameHeader, readFrame } from './frame.ts'
import { dataOf, mostBills, offlinePage, takenAlong } from './readable.ts'

/** The document that shows any page from its data: the offline page's own, which holds nothing of anybody. */
export const shell = `${offlinePage}?cadre`
const lastTaken = '/?pris'
const takenForMs = 6 * 3_600_000

/** What the network answered, with whose it is. Throws when there was no answer. */
export async function ask(request: Request | string): Promise<Response> {
  const order = nextAsked()
  const response = await fetch(request)
  const frame = readFrame(response.headers.get(frameHeader))
  if (frame) await adopt(frame, order)
  return response
}

/** The data of a page, and only that: neither a redirect nor a failure, which travel in the same envelope. */
const isPageData = (text: string) =>
  text.startsWith('{"type":"data"') && !text.includes('{"type":"error"')

/** Keeps the data of a page that may be copied. */
export async function keepData(path: string, response: Response): Promise<void> {
  const frame = readFrame(response.headers.get(frameHeader))
  if (!frame || !response.ok) return
  const text = await response.text()
  if (isPageData(text)) await keep(path, { text, headers: response.headers, at: now() }, frame)
}

/** Asks for the data of a page, to keep it. */
export async function copyData(path: string): Promise<void> {
  await keepData(path, await ask(dataOf(path)))
}

/** What is copied beside the page on show: the offline page in its dress, and for someone signed in what they may want to read. */
export async function takeAlong(frame: Frame, header: string): Promise<void> {
  if ((await find(shell))?.response.headers.get(frameHeader) !== header) {
    await copyShell()
    await copyData(offlinePage)
  }
  if (frame.tag === undefined || savesData() || !(await isTimeToTake(header))) return
  await keep(
    lastTaken,
    { text: '', headers: new Headers({ [frameHeader]: header }), at: now() },
    frame,
  )
  for (const path of takenAlong) await copyData(path)
  for (const path of await latestBills(frame)) await copyData(path)
}

/** Whether the person asked their browser to spend little of their data. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection')
  return (
    typeof connection === 'object' &&
    connection !== null &&
    Reflect.get(connection, 'saveData') === true
  )
}

async function isTimeToTake(header: string): Promise<boolean> {
  const last = await find(lastTaken)
  if (last?.response.headers.get(frameHeader) !== header) return true
  return Date.now() - Date.parse(last.at) > takenForMs
}

async function copyShell(): Promise<void> {
  const response = await ask(offlinePage)
  const frame = readFrame(response.headers.get(frameHeader))
  if (!frame || !response.ok || response.redirected) return
  await keep(shell, { text: await response.text(), headers: response.headers, at: now() }, frame)
}

async function latestBills(frame: Frame): Promise<readonly string[]> {
  const response = await ask(billList)
  if (!response.ok) return []
  const text = await response.text()
  await keep(billList, { text, headers: new Headers(), at: now() }, frame)
  return [...billsIn(JSON.parse(text)).keys()].slice(0, mostBills)
}

const now = () => new Date(Date.now())
