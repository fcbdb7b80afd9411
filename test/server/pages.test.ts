import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type RunningApp } from './startApp.ts'

let root: string
let app: RunningApp
beforeAll(async () => {
  // The name of a folder above the product may begin with a dot.
  root = mkdtempSync(join(tmpdir(), '.borderkeep-pages-'))
  mkdirSync(join(root, 'dist', 'client', 'assets'), { recursive: true })
  writeFileSync(join(root, 'dist', 'client', 'index.html'), '<!doctype html><title>Borderkeep</title>')
  writeFileSync(join(root, 'dist', 'client', 'field.html'), '<!doctype html><title>Field</title>')
  writeFileSync(join(root, 'dist', 'client', 'assets', 'main-abc123.js'), 'export {}')
  app = await startApp({ root })
})
afterAll(async () => {
  await app.stop()
  rmSync(root, { recursive: true, force: true })
})

it('the phone’s page is one document and every other page another, always asked anew', async () => {
  for (const path of [
    '/',
    '/wall',
    '/plan?from=now',
    '/trails',
    '/trails/0190-abc',
    '/trails/0190-abc/notice',
    '/Field/',
    '/field?lang=en',
    '/Admin/',
    '/about',
  ]) {
    const answer = await app.get(path)
    const title = path.toLowerCase().startsWith('/field') ? 'Field' : 'Borderkeep'
    expect([answer.status, await answer.text()]).toEqual([200, `<!doctype html><title>${title}</title>`])
    expect(answer.headers.get('Content-Type')).toContain('text/html')
    expect(answer.headers.get('Cache-Control')).toBe('no-cache')
  }
})

it('a page’s style elements hold by a number made for that one answer, and nothing inline does otherwise', async () => {
  writeFileSync(
    join(root, 'dist', 'client', 'index.html'),
    '<meta name="style-nonce" content="{{style-nonce}}">',
  )
  const nonces = []
  for (const path of ['/', '/wall', '/index.html']) {
    const answer = await app.get(path)
    const policy = answer.headers.get('Content-Security-Policy')
    const [, nonce = ''] = /style-src 'self' 'nonce-([\w+/=]{24,})';/.exec(policy ?? '') ?? []
    expect(await answer.text()).toBe(`<meta name="style-nonce" content="${nonce}">`)
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('ETag')).toBeNull()
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
  const docs = await app.get('/api/docs')
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(await docs.text()) ?? []
  expect(docs.headers.get('Content-Security-Policy')).toContain(
    `style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}';`,
  )
})

it('an asset with its hash in its name is kept for a year', async () => {
  const answer = await app.get('/assets/main-abc123.js')
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('Content-Type')).toContain('javascript')
})

it('a file that is not there, and whatever is unknown under /api, is not answered with the page', async () => {
  for (const path of [
    '/assets/gone.js',
    '/favicon.ico',
    '/api/wall',
    '/api/../package.json',
    '/%2e%2e/package.json',
  ]) {
    const answer = await app.get(path)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'route-unknown' })
  }
})

it('a path that is none of the pages is 404: a problem for a program, a page for a browser', async () => {
  for (const path of ['/metrics', '/health', '/healthz', '/.well-known/security.txt', '/wall/2', '/filed']) {
    const answer = await app.get(path)
    expect([path, answer.status]).toEqual([path, 404])
    expect(await answer.json()).toMatchObject({ code: 'route-unknown' })
  }
  const browser = await app.get('/filed', { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
  expect([browser.status, browser.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8'])
})

it('pages that are not built yet say so', async () => {
  const unbuilt = await startApp({ root: tmpdir() })
  const answer = await unbuilt.get('/')
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { detail: 'The pages are not built yet: run npm start.' },
  ])
  await unbuilt.stop()
})

it('the field is installed under a name in the language that is asked for, and is one app in both', async () => {
  const zh = await app.get('/field.webmanifest?lang=zh')
  expect(zh.headers.get('Content-Type')).toContain('application/manifest+json')
  const inChinese = (await zh.json()) as Record<string, unknown>
  const inEnglish = (await (await app.get('/field.webmanifest?lang=en')).json()) as Record<string, unknown>
  expect([inChinese['name'], inEnglish['name']]).toEqual(['Borderkeep 一线', 'Borderkeep Field'])
  expect(inChinese['id']).toBe(inEnglish['id'])
  expect([inChinese['start_url'], inChinese['scope']]).toEqual(['/field', '/field'])
})

it('the field’s worker is always asked anew, and is another one under another policy', async () => {
  writeFileSync(join(root, 'dist', 'client', 'sw.js'), 'const version = "abc.{{policy}}"')
  const answer = await app.get('/sw.js')
  expect(answer.headers.get('Cache-Control')).toBe('no-cache')
  expect(answer.headers.get('Content-Type')).toContain('javascript')
  expect(await answer.text()).toMatch(/^const version = "abc\.[0-9a-f]{8}"$/)
})
