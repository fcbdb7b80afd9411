import { hash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import express, { type Request, type RequestHandler, Router } from 'express'
import { Refusal } from '../data/journal/refusal.ts'
import { documentOf, isPage, pages } from '../data/model/pages.ts'
import { contentPolicy } from './guard.ts'

const yearSeconds = 365 * 24 * 3600

/** Stands in the page where the nonce of its styles belongs. */
const nonceMark = '{{style-nonce}}'

/** The built client: hashed assets are kept for good, every page is one of two documents, and no other path is. */
export function staticFiles(root: string, basemap: string): RequestHandler {
  const folder = join(root, 'dist', 'client')
  const router = Router()
  router.use(
    '/assets',
    preferCompressed(join(folder, 'assets')),
    express.static(join(folder, 'assets'), { immutable: true, maxAge: yearSeconds * 1000, index: false }),
  )
  // With the mark in it a document itself is nobody's.
  for (const [document, page] of Object.entries(addressOfDocument))
    router.get(`/${document}.html`, (request, _response, next) => {
      request.url = page
      next()
    })
  // It keeps the page with its policy: a policy that was configured anew makes it another worker.
  router.get('/sw.js', (_request, response, next) => {
    const worker = tryRead(join(folder, 'sw.js'))
    if (worker === undefined) return next()
    const policy = hash('sha256', contentPolicy(basemap)).slice(0, 8)
    response.set('Cache-Control', 'no-cache').type('text/javascript')
    response.send(worker.replace('{{policy}}', policy))
  })
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  )
  router.get('/{*page}', (request, response) => {
    const isKnown = isPage(request.path)
    // Whoever mistyped an address in a browser reads it on a page; a program reads the same status.
    if (!isKnown && !asksForPage(request))
      throw new Refusal('route-unknown', {
        en: `There is nothing at ${request.path}.`,
        zh: `${request.path} 处没有内容。`,
      })
    const page = tryRead(join(folder, `${documentOf(request.path)}.html`))
    if (page === undefined)
      throw new Refusal('route-unknown', {
        en: 'The pages are not built yet: run npm start.',
        zh: '页面尚未构建：请运行 npm start。',
      })
    response.status(isKnown ? 200 : 404)
    // Components write style elements of their own: those that know this number, made for one answer, hold.
    const nonce = randomBytes(18).toString('base64')
    response.set({
      'Content-Security-Policy': contentPolicy(basemap, `'nonce-${nonce}'`),
      'Cache-Control': 'no-cache',
    })
    response.type('html').send(page.replace(nonceMark, nonce))
  })
  return router
}

/** Of a file that the build compressed, that one, for whoever reads it. */
function preferCompressed(folder: string): RequestHandler {
  const files = existsSync(folder) ? readdirSync(folder) : []
  const compressed = new Set(files.flatMap((file) => (file.endsWith('.br') ? [`/${file.slice(0, -3)}`] : [])))
  return (request, response, next) => {
    const { path } = request
    if (compressed.has(path)) {
      response.vary('Accept-Encoding')
      if (request.acceptsEncodings('br') === 'br') {
        response.type(extname(path)).set('Content-Encoding', 'br')
        request.url = `${path}.br`
      }
    }
    next()
  }
}

const addressOfDocument = { index: pages.overview, field: pages.field }

/** A browser that is to show what it gets, and no file: those have an ending. */
const asksForPage = (request: Request): boolean =>
  request.get('Accept')?.includes('text/html') === true && !/\.\w+$/.test(request.path)

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
