import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'
import { problem } from '../data/model/problem.ts'
import type { Access } from './access/whoAsks.ts'
import type { Endpoint } from './endpoint.ts'
import type { Route } from './route.ts'

/** The API's description, made from the schemas that check it. */
export function openApiDocument(routes: readonly Route[], version: string) {
  const paths: ZodOpenApiPathsObject = {}
  for (const [method, path, endpoint, access] of routes)
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(endpoint, access) }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Borderkeep',
      version,
      description:
        'Which kilometre of the border is held at which hour, by whom, and where and when it is not. ' +
        'The addresses under /api/collections are an OGC API – Features service.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
  })
}

function operation(endpoint: Endpoint, access: Access): ZodOpenApiOperationObject {
  const { summary, tag, params, query, body, answer, answerType, status, act, needsReason } = endpoint
  return {
    summary,
    tags: [tag],
    description: whoMay(access),
    requestParams: {
      path: params,
      query,
      ...(act === 'none'
        ? {}
        : {
            header: z.object({
              ...actHeaders.shape,
              ...(act === 'new' ? {} : versionHeaders.shape),
              'Acting-As': actingAsHeader.optional(),
              'Phone-Clock': phoneClockHeader.optional(),
              'Observed-By': observedByHeader.optional(),
              Reason: needsReason ? reasonHeader : reasonHeader.optional(),
            }),
          }),
    },
    ...(body === undefined
      ? {}
      : { requestBody: { required: !endpoint.bodyOptional, content: bodyContent(endpoint, body) } }),
    responses: {
      [String(status)]: {
        description: summary,
        ...(answer === undefined ? {} : { content: { [answerType]: { schema: answer } } }),
      },
      default: {
        description: 'What went wrong, as RFC 9457 problem details with a stable code',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }
}

function whoMay(access: Access): string {
  if (access === 'public') return 'Anybody may ask.'
  if (access === 'signed-in') return 'Whoever is signed in may ask.'
  return `Takes the right \`${access}\`, on the ground that one has it for.`
}

const bodyContent = ({ bodyType, alsoTypes }: Endpoint, body: z.ZodType) =>
  Object.fromEntries([
    [bodyType, { schema: body }],
    ...alsoTypes.map((type) => [type, { schema: z.string() }] as const),
  ])

const actHeaders = z.object({
  'Idempotency-Key': z
    .uuid()
    .meta({ description: 'Id of the act, made by whoever sends it; a repeat is answered as the first time' }),
})
const actingAsHeader = z.string().meta({
  description: 'The user name under which it was made: refused where another one is signed in by then',
})
const phoneClockHeader = z.string().meta({
  description:
    'What the clock of a phone read when it was pressed, and how far that was behind the server where it is known: "2026-11-23T00:42:00.000Z; behind-ms=3600000". The journal keeps it beside the time observed',
})
const observedByHeader = z.string().meta({
  description:
    'User name, percent-encoded, of whoever observed it, where another one brings it in; the rights are those of who brings it in. The journal keeps both, and takes an act that both send once',
})
const reasonHeader = z
  .string()
  .meta({ description: 'Why it is done; UTF-8, percent-encoded as in an address. The journal keeps it' })
const versionHeaders = z.object({
  'If-Match': z.string().meta({ description: 'The version that was changed, as in its ETag: "3"' }),
})
