import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openPage, startBrowser, startProduct, type Product, type WatchedPage } from './product.ts'

/** The product and a browser, there from the first test of a file to its last. */
export interface RunningProduct {
  readonly product: Product
  readonly browser: Browser
  /** Opens a page of it, in a context of its own. */
  open(path: string, options?: BrowserContextOptions): Promise<WatchedPage>
}

/** Starts both before the tests of a file and stops them after. */
export function runProduct(environment: Record<string, string>): RunningProduct {
  let product: Product | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    product = await startProduct(environment)
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  const running: RunningProduct = {
    get product() {
      return started(product)
    },
    get browser() {
      return started(browser)
    },
    open: (path, options) => openPage(running.browser, running.product, path, options),
  }
  return running
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('it is there only while tests run')
  return part
}
