import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core'

/** The real build, running on a real database of its own. */
export interface Product {
  address: string
  /** What it said beside the log: the first password, which is told once. */
  told: () => string
  stop: () => Promise<void>
  /** Where its data is. */
  dataDir: string
  /** Ends the server and starts it again, on the same port and data; `meanwhile` is done in between. */
  restart: (meanwhile?: () => void) => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** Starts `dist/server/main.js` on a free port; resolves once it has printed its address. */
export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'borderkeep-e2e-'))
  let told = ''
  const start = (port: string) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
      cwd: root,
      // Most tests are of what everybody may do on a machine of their own.
      env: { ...process.env, PORT: port, DATA_DIR: dataDir, ACCOUNTS: 'off', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      process.stderr.write(chunk)
    })
    return child
  }
  let server = start('0')
  const address = await printedAddress(server)
  return {
    address,
    told: () => told,
    dataDir,
    stop: async () => {
      await end(server)
      rmSync(dataDir, { recursive: true, force: true })
    },
    restart: async (meanwhile) => {
      await end(server)
      meanwhile?.()
      server = start(new URL(address).port)
      await printedAddress(server)
    },
  }
}

async function end(server: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await exited
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/[\w.:[\]]+/.exec(printed)?.[0]
      if (address !== undefined) resolve(address)
    })
    server.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it listened: ${printed}`)),
    )
  })
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM']
  return chromium.launch({
    executablePath:
      executablePath === undefined || executablePath === '' ? '/usr/bin/chromium' : executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page that remembers what a user would never see but must not happen. */
export interface WatchedPage {
  page: Page
  /** Uncaught errors and console errors. */
  errors: string[]
  /** Requests that left for another host. */
  outside: string[]
  /** Settles once the page has asked for nothing for half a second; its stream of events never ends. */
  quiet: () => Promise<void>
}

const quietMs = 500
/** The stream of events, and the worker that follows it, of which a browser never says that it came. */
const neverEnds = /\/api\/live|feedWorker/

export async function openPage(
  browser: Browser,
  product: Product,
  path: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  })
  // Maps are drawn by software here, on as few as two cores.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const errors: string[] = []
  const outside: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== product.address) outside.push(request.url())
  })
  const quiet = watchQuiet(page)
  await page.goto(product.address + path)
  return { page, errors, outside, quiet }
}

function watchQuiet(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let lastMs = performance.now()
  const ended = (request: Request) => {
    underWay.delete(request)
    lastMs = performance.now()
  }
  page.on('request', (request) => {
    if (!neverEnds.test(request.url())) underWay.add(request)
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return async () => {
    while (underWay.size > 0 || performance.now() - lastMs < quietMs) await page.waitForTimeout(100)
  }
}

/** How many pixels of a screenshot lie within `tolerance` of a colour, each channel 0 to 255. */
export async function countPixels(
  page: Page,
  selector: string,
  hex: string,
  tolerance = 24,
): Promise<number> {
  const clip = await page.locator(selector).first().boundingBox()
  if (clip === null) throw new Error(`${selector} has no size`)
  const picture = await page.screenshot({ clip, timeout: 60_000 })
  const reader = await page.context().newPage()
  try {
    return await reader.evaluate(
      async ({ encoded, wanted, within }) => {
        const bytes = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0) ?? 0)
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d')
        if (context === null) throw new Error('no 2d context')
        context.drawImage(bitmap, 0, 0)
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
        const channels = [1, 3, 5].map((start) => Number.parseInt(wanted.slice(start, start + 2), 16))
        let count = 0
        for (let at = 0; at < data.length; at += 4) {
          const near = channels.every(
            (channel, index) => Math.abs((data[at + index] ?? 0) - channel) <= within,
          )
          if (near) count += 1
        }
        return count
      },
      { encoded: picture.toString('base64'), wanted: hex, within: tolerance },
    )
  } finally {
    await reader.close()
  }
}
