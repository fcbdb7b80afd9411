import type { RequestFacts } from '../endpoint.ts'

/** What better-auth is to know of a request. */
export const headersOf = ({ cookie, client }: Pick<RequestFacts, 'cookie' | 'client'>): Headers =>
  new Headers({
    ...(cookie === undefined ? {} : { cookie }),
    'x-forwarded-for': client.address,
    'user-agent': client.agent,
  })
