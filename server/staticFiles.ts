import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { Refusal } from '../data/journal/refusal.ts'

const yearSeconds = 365 * 24 * 3600

/** The built client: hashed assets are kept for good, and every page is the one page. */
export function staticFiles(root: string): RequestHandler {
  const folder = join(root, 'dist', 'client')
  const page = 'index.html'
  const router = Router()
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: yearSeconds * 1000, index: false }),
  )
  router.use(
    express.static(folder, {
      index: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  )
  router.get('/{*page}', (request, response) => {
    const isFile = /\.\w+$/.test(request.path)
    if (isFile || !existsSync(join(folder, page)))
      throw new Refusal('route-unknown', {
        en: isFile ? `There is nothing at ${request.path}.` : 'The pages are not built yet: run npm start.',
        zh: isFile ? `${request.path} 处没有内容。` : '页面尚未构建：请运行 npm start。',
      })
    // By its name below the folder: of a whole path, one with a dot folder in it would count as hidden.
    response.set('Cache-Control', 'no-cache').sendFile(page, { root: folder })
  })
  return router
}
