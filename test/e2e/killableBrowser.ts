import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type Page } from 'playwright-core'

/** A browser with a profile on disk, that can be ended as a crash or a power cut ends it. */
export interface KillableBrowser {
  open(address: string): Promise<Page>
  /** SIGKILL to all of its processes at once: nothing is written after. */
  kill(): Promise<void>
}

export async function startKillableBrowser(profileDir: string): Promise<KillableBrowser> {
  const { CHROMIUM = '' } = process.env
  const child = spawn(
    CHROMIUM === '' ? '/usr/bin/chromium' : CHROMIUM,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1440,900',
      '--remote-debugging-port=0',
      `--user-data-dir=${profileDir}`,
      'about:blank',
    ],
    // A group of its own, so that the signal reaches all that it started.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const exited = once(child, 'exit')
  const socket = await new Promise<string>((resolve, reject) => {
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      const found = /ws:\/\/\S+/.exec(told)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the browser ended before it listened: ${told}`)))
  })
  const browser = await chromium.connectOverCDP(socket)
  return {
    open: async (address) => {
      const context = browser.contexts()[0]!
      context.setDefaultTimeout(60_000)
      const page = await context.newPage()
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(address)
      return page
    },
    kill: async () => {
      process.kill(-child.pid!, 'SIGKILL')
      await exited
      await browser.close().catch(() => undefined)
    },
  }
}
