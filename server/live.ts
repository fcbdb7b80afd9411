import { z } from 'zod'
import { checkInput } from './checkInput.ts'
import { endpoint } from './endpoint.ts'

export const eventStream = 'text/event-stream'

const sequence = z.coerce.number().int().min(0)

/** `Last-Event-ID` is what a browser sends by itself when it comes again to an address it once asked. */
export const getLive = endpoint({
  summary:
    'Acts as they are committed, in sequence, as server-sent events; goes on after `Last-Event-ID` or `since`, else from now on',
  tag: 'county',
  query: z.strictObject({
    since: sequence
      .optional()
      .meta({ description: 'A sequence; acts after it are told first. `Last-Event-ID` goes before it' }),
  }),
  answer: z.string(),
  answerType: eventStream,
  handle({ app, query, request: { lastEventId } }) {
    const since =
      lastEventId === undefined
        ? query.since
        : checkInput(lastEventIdHeader, { 'Last-Event-ID': lastEventId })['Last-Event-ID']
    return {
      headers: { 'X-Accel-Buffering': 'no' },
      stream: (response) => app.live.follow(response, since),
    }
  },
})

const lastEventIdHeader = z.object({ 'Last-Event-ID': sequence })
