import type { CardError } from './objects.ts'

/** What an API call answers; `drop` cuts the connection instead, after the commit. */
export type ApiAnswer = { status: number; body: object; drop?: boolean }

type InvalidRequest = { message: string; param?: string; code?: string }

/** 200 with an object or a page. */
export function answered(body: object): ApiAnswer {
  return { status: 200, body }
}

/** 400 with the shape of Stripe's errors. */
export function invalid(error: InvalidRequest): ApiAnswer {
  return { status: 400, body: { error: { type: 'invalid_request_error', ...error } } }
}

/** 400 for a required field that is absent or empty. */
export function missingParameter(param: string): ApiAnswer {
  return invalid({ code: 'parameter_missing', param, message: `Missing required param: ${param}.` })
}

/** 404, for an identifier that nothing has. */
export function noSuch(object: string, id: string): ApiAnswer {
  const message = `No such ${object}: '${id}'`
  return {
    status: 404,
    body: {
      error: { type: 'invalid_request_error', code: 'resource_missing', param: 'id', message },
    },
  }
}

/** 402: the bank refused; `context` holds the intent it was for. */
export function cardRefused(error: CardError, context: object): ApiAnswer {
  return { status: 402, body: { error: { ...error, ...context } } }
}

/** 400: the object is not in a state that allows the act. */
export function unexpectedState(code: string, message: string, context: object = {}): ApiAnswer {
  return {
    status: 400,
    body: { error: { type: 'invalid_request_error', code, message, ...context } },
  }
}
