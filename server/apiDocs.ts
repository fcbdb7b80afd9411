import { hash } from 'node:crypto'
import { z } from 'zod'
import { endpoint, type Endpoint } from './endpoint.ts'
import { contentPolicy } from './guard.ts'
import { openApiDocument } from './openApi.ts'
import { problemKinds } from './problems.ts'
import type { Route } from './route.ts'

/** The routes come as a function because these two are among them. */
type Routes = () => readonly Route[]

export const getOpenApi = (routes: Routes): Endpoint =>
  endpoint({
    summary: 'The API as an OpenAPI 3.1 document',
    tag: 'county',
    answer: z.looseObject({ openapi: z.string() }),
    handle: async ({ app }) => ({
      cached: await app.bodies.get('openapi', 0, 0, () =>
        Promise.resolve({
          body: openApiDocument(routes(), app.settings.version),
          type: 'application/json',
          sequence: 0,
          changesAtMs: Infinity,
        }),
      ),
    }),
  })

export const getApiDocs = (routes: Routes): Endpoint =>
  endpoint({
    summary: 'This list of addresses, to read',
    tag: 'county',
    answer: z.string(),
    answerType: 'text/html',
    handle: ({ request }) => ({
      body: page(listOf(routes()), request.apiAddress),
      type: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': contentPolicy('builtin', styleHash) },
    }),
  })

const lists = new WeakMap<readonly Route[], string>()

/** The list itself is the same for everybody, and takes a tenth of a second to write. */
function listOf(routes: readonly Route[]): string {
  const list = lists.get(routes) ?? writeList(routes)
  lists.set(routes, list)
  return list
}

function writeList(routes: readonly Route[]): string {
  const tags = [...new Set(routes.map(([, , { tag }]) => tag))]
  const ofTag = (tag: string) => routes.filter(([, , one]) => one.tag === tag)
  return tags.map((tag) => section(tag, ofTag(tag))).join('\n')
}

function page(list: string, apiAddress: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Borderkeep API</title><style>${style}</style></head><body><main>
<h1>Borderkeep API</h1>
<p>One root, <code>/api</code>. It is an <a href="https://ogcapi.ogc.org/features/">OGC API – Features</a> service, so QGIS and GDAL
read it: <code>ogrinfo OAPIF:${escape(apiAddress)}</code>. Its description for programs is <a href="/api/openapi.json">openapi.json</a>.</p>
<p>A write carries <code>Idempotency-Key</code>, the id of the act, a UUID that the sender makes: a repeat is answered as the first time.
Changing or ending a record also carries <code>If-Match</code> with its version. Any write may say in <code>Acting-As</code> under which user name it was made, and is refused where another one is signed in by then. Any may say why in <code>Reason</code>, percent-encoded;
ending a barrier, a trail, a checkpoint or a device, and taking back another's act, must. <code>POST /api/acts/{sequence}/undo</code> takes an act back by a new one. Times are ISO 8601 with their offset,
positions longitude and latitude in WGS 84, chainages metres as measured along the line.</p>
${list}
<h2>Problems</h2><p>Errors are RFC 9457 problem details with one of these codes.</p>
<table><tr><th>code</th><th>status</th><th>title</th></tr>
${Object.entries(problemKinds)
  .map(
    ([code, { status, title }]) =>
      `<tr id="problem-${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(title.en)}</td></tr>`,
  )
  .join('\n')}
</table></main></body></html>`
}

const section = (tag: string, routes: readonly Route[]) => `<h2>${tag}</h2>
${routes.map(([method, path, one]) => entry(method, path, one)).join('\n')}`

function entry(method: string, path: string, one: Endpoint): string {
  const shapes = [
    fields('in the address', one.params),
    fields('query', one.query),
    one.body === undefined
      ? ''
      : schema(`body (${[one.bodyType, ...one.alsoTypes].join(', ')})`, one.body, 'input'),
    one.answer === undefined ? '' : schema(`answer ${one.status} (${one.answerType})`, one.answer, 'output'),
  ]
  return `<details><summary><b>${method}</b> <code>${escape(path)}</code> <span>${escape(one.summary)}</span></summary>${shapes.join('')}</details>`
}

const fields = (title: string, shape: z.ZodObject) =>
  Object.keys(shape.shape).length === 0 ? '' : schema(title, shape, 'input')

const schema = (title: string, shape: z.ZodType, io: 'input' | 'output') =>
  `<h4>${title}</h4><pre>${escape(JSON.stringify(z.toJSONSchema(shape, { io, unrepresentable: 'any' }), null, 1))}</pre>`

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}main{max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2rem;border-bottom:1px solid #8886}summary{cursor:pointer;padding:.35rem 0}summary span{opacity:.75}
b{display:inline-block;min-width:4.5rem}pre{max-height:24rem;overflow:auto;background:#8881;padding:.75rem;border-radius:.5rem;font-size:.8rem}
td,th{text-align:left;padding:.15rem 1rem .15rem 0}`

/** The page's one style element, so that no other holds. */
const styleHash = `'sha256-${hash('sha256', style, 'base64')}'`
