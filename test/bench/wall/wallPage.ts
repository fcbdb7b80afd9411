import type { CDPSession, Page } from 'playwright-core'

/** What a page holds, after garbage was collected. */
export interface Held {
  readonly heapMiB: number
  readonly nodes: number
  readonly listeners: number
  /** Objects on the graphics processor, made and not deleted. */
  readonly buffers: number
  readonly textures: number
  readonly otherGraphics: number
}

/** What is noted in a page; everything here runs there, and stands for itself. */
interface Noted {
  live: Record<string, number>
  draws: number
  /** The first draw at all: the ground of the map, before anything of a county is on it. */
  firstDrawMs?: number
}

/** Before anything of the page runs: counts what is made and deleted on the graphics processor, and draws. */
export async function countGraphics(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { live: {}, draws: 0 }
    Object.assign(globalThis, { noted })
    const prototype = WebGL2RenderingContext.prototype as unknown as Record<
      string,
      (this: unknown, ...args: unknown[]) => unknown
    >
    const kinds = [
      'Buffer',
      'Texture',
      'Framebuffer',
      'Renderbuffer',
      'Program',
      'Shader',
      'VertexArray',
      'Sampler',
      'Query',
      'TransformFeedback',
    ]
    for (const kind of kinds) {
      const [create, remove] = [prototype[`create${kind}`], prototype[`delete${kind}`]]
      if (create === undefined || remove === undefined) continue
      // A lost context takes with it what was not deleted: only what is reachable still counts.
      const held = new Set<WeakRef<object>>()
      const refs = new WeakMap<object, WeakRef<object>>()
      const gone = new FinalizationRegistry<WeakRef<object>>((ref) => {
        held.delete(ref)
        noted.live[kind] = held.size
      })
      prototype[`create${kind}`] = function (...args) {
        const made = create.apply(this, args) as object | null
        if (made !== null) {
          const ref = new WeakRef(made)
          refs.set(made, ref)
          held.add(ref)
          gone.register(made, ref)
          noted.live[kind] = held.size
        }
        return made
      }
      prototype[`delete${kind}`] = function (...args) {
        const [object] = args as [object | null]
        const ref = object === null ? undefined : refs.get(object)
        if (ref !== undefined) held.delete(ref)
        noted.live[kind] = held.size
        return remove.apply(this, args)
      }
    }
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
      const draw = prototype[name]
      if (draw === undefined) continue
      prototype[name] = function (...args) {
        noted.draws++
        noted.firstDrawMs ??= performance.now()
        return draw.apply(this, args)
      }
    }
  })
}

/** What a page holds now. */
export async function takeHeld(page: Page, devtools: CDPSession): Promise<Held> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  const live = await page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.live)
  const { Buffer: buffers = 0, Texture: textures = 0, ...others } = live
  return {
    heapMiB: metric('JSHeapUsedSize') / 2 ** 20,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    buffers,
    textures,
    otherGraphics: Object.values(others).reduce((sum, count) => sum + count, 0),
  }
}

/** Milliseconds after the navigation of a wall. */
export interface FirstPicture {
  /** The map drew anything at all. */
  readonly groundMs: number
  /** Share held and gaps stood in the page. */
  readonly figuresMs: number
  /** And the map was drawn since. */
  readonly pictureMs: number
}

/** Settles once a wall shows what a commander needs. */
export async function firstPicture(page: Page, timeoutMs: number): Promise<FirstPicture> {
  const found = await page.waitForFunction(
    () => {
      const seen = globalThis as unknown as { noted: Noted; drawsThen?: number; figuresMs?: number }
      const isThere =
        /\d/.test(document.querySelector('.wall-share h1')?.textContent ?? '') &&
        document.querySelector('.wall-gaps li, .wall-gaps .wall-quiet') !== null
      if (!isThere) return undefined
      seen.figuresMs ??= performance.now()
      if (document.querySelectorAll('.wall-map canvas').length < 2) return undefined
      seen.drawsThen ??= seen.noted.draws
      // This is asked in a frame of its own: what was drawn was painted.
      if (seen.noted.draws === seen.drawsThen) return undefined
      return {
        groundMs: seen.noted.firstDrawMs ?? Number.NaN,
        figuresMs: seen.figuresMs,
        pictureMs: performance.now(),
      }
    },
    undefined,
    { polling: 'raf', timeout: timeoutMs },
  )
  const picture = await found.jsonValue()
  if (picture === undefined) throw new Error('no picture')
  return picture
}

/** When a figure was changed in the page, and when it was painted; on the clock of the machine. */
export interface Painted {
  readonly changedMs: number
  readonly paintedMs: number
}

/** Notes from now on when a figure of the headline changes. */
export async function notePaints(page: Page, words: string): Promise<void> {
  await page.evaluate((words) => {
    const stat = [...document.querySelectorAll('.wall-stat')].find(({ textContent }) =>
      textContent.includes(words),
    )
    const figure = stat?.querySelector('b')
    if (figure === null || figure === undefined) throw new Error(`no figure ${words}`)
    const painted: Painted[] = []
    Object.assign(globalThis, { painted })
    const nowMs = () => performance.timeOrigin + performance.now()
    new MutationObserver(() => {
      const changedMs = nowMs()
      requestAnimationFrame(() => {
        // A message that is sent while a frame is made is read after it was.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => {
          painted.push({ changedMs, paintedMs: nowMs() })
          port1.close()
        })
        port1.start()
        port2.postMessage(undefined)
      })
    }).observe(figure, { childList: true, characterData: true, subtree: true })
  }, words)
}

export async function nextPaint(page: Page, afterMs: number): Promise<Painted> {
  const found = await page.waitForFunction(
    (afterMs) =>
      (globalThis as unknown as { painted: Painted[] }).painted.find(({ changedMs }) => changedMs > afterMs),
    afterMs,
    { polling: 25, timeout: 60_000 },
  )
  const painted = await found.jsonValue()
  if (painted === undefined) throw new Error('never painted')
  return painted
}
