import { localOperator } from './access/whoAsks.ts'
import type { App } from './appContext.ts'
import type { Answer, Endpoint, RequestFacts } from './endpoint.ts'
import type { ReadingName } from './readings.ts'

const byItself: RequestFacts = {
  actor: localOperator,
  method: 'GET',
  address: '',
  apiAddress: '',
  language: 'en',
  actId: undefined,
  ifMatch: undefined,
  lastEventId: undefined,
  origin: undefined,
  cookie: undefined,
  client: { address: '', agent: '' },
  reason: undefined,
  bodyText: '',
  bodyType: undefined,
}

/** The body of a reading that the server asks of itself, beside its loop where it has a thread for that. */
export async function askItself(
  app: App,
  [name, endpoint]: readonly [ReadingName, Endpoint],
  query: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const asked = { params: {}, query, facts: byItself }
  const { body, cached }: Answer = await (app.reading === undefined
    ? endpoint.run(app, asked.params, asked.query, asked.facts)
    : app.reading.ask({ ...asked, name, nowMs: app.now(), encoding: 'identity', known: undefined }))
  return cached === undefined ? body : JSON.parse((await cached.encoded('identity')).toString())
}
