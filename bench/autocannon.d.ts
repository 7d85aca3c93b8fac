/** The part of autocannon used here; the package ships no types. */
declare module 'autocannon' {
  type Request = {
    readonly method: 'GET'
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
  }
  type Client = { setRequests: (requests: readonly Request[]) => void }
  type Options = {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly Request[]
    /** Called with each connection before it starts. */
    readonly setupClient: (client: Client) => void
  }
  type Result = { readonly errors: number; readonly timeouts: number }
  type Running = Promise<Result> & {
    on: (
      event: 'response',
      told: (client: Client, status: number, bytes: number, ms: number) => void,
    ) => void
  }
  const autocannon: (options: Options) => Running
  export = autocannon
}
