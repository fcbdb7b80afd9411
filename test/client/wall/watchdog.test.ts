import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isWell } from '../../../client/wall/staleRule.ts'
import { noteWell } from '../../../client/wall/watch/watchdog.ts'
import { afterReload, isToReload } from '../../../client/wall/watch/watchRule.ts'

const minuteMs = 60_000

describe('when a wall is loaded anew', () => {
  it('is when it was not well for three minutes', () => {
    expect(isToReload(0, { count: 0, atMs: 0 }, 3 * minuteMs)).toBe(false)
    expect(isToReload(0, { count: 0, atMs: 0 }, 3 * minuteMs + 1)).toBe(true)
  })

  it('is less and less often where loading does not help, but each hour at least', () => {
    let reloads = { count: 0, atMs: 0 }
    const waits: number[] = []
    for (let turn = 0, atMs = 0; turn < 8; turn++) {
      const wellMs = atMs
      while (!isToReload(wellMs, reloads, atMs)) atMs += minuteMs
      waits.push((atMs - wellMs) / minuteMs - 1)
      reloads = afterReload(wellMs, reloads, atMs)
    }
    expect(waits).toEqual([3, 6, 12, 24, 48, 60, 60, 60])
  })

  it('is after three minutes again where it was well for an hour since', () => {
    const reloads = { count: 6, atMs: 0 }
    expect(isToReload(61 * minuteMs, reloads, 65 * minuteMs)).toBe(true)
    expect(afterReload(61 * minuteMs, reloads, 65 * minuteMs).count).toBe(1)
  })

  it('is for an old picture of a server that is heard, and not while the server is away', () => {
    const nowMs = 10 * minuteMs
    expect(isWell({ heardMs: nowMs, pictureMs: nowMs - minuteMs }, nowMs)).toBe(true)
    expect(isWell({ heardMs: nowMs, pictureMs: nowMs - 4 * minuteMs }, nowMs)).toBe(false)
    expect(isWell({ heardMs: nowMs - minuteMs, pictureMs: nowMs - 4 * minuteMs }, nowMs)).toBe(true)
  })
})

describe('the watchdog of a page', () => {
  let reloads: number
  let isServerThere: boolean
  let page: EventTarget & { visibilityState: string }

  beforeEach(() => {
    vi.useFakeTimers()
    ;[reloads, isServerThere] = [0, true]
    const kept = new Map<string, string>()
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    vi.stubGlobal('document', page)
    vi.stubGlobal('location', { pathname: '/wall', href: 'http://wall/', reload: () => reloads++ })
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    })
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16))
    vi.stubGlobal('fetch', () =>
      isServerThere ? Promise.resolve({ ok: true }) : Promise.reject(new Error('nobody answers')),
    )
    noteWell()
  })
  afterEach(async () => {
    // It ends where the page is no wall any more.
    vi.stubGlobal('location', { pathname: '/' })
    await vi.advanceTimersByTimeAsync(11_000)
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('lets a page be that is well', async () => {
    for (let minute = 0; minute < 30; minute++) {
      noteWell()
      await vi.advanceTimersByTimeAsync(minuteMs)
    }
    expect(reloads).toBe(0)
  })

  it('loads a page anew that is not', async () => {
    await vi.advanceTimersByTimeAsync(4 * minuteMs)
    expect(reloads).toBe(1)
  })

  it('leaves a page standing while the server does not give another', async () => {
    isServerThere = false
    await vi.advanceTimersByTimeAsync(8 * minuteMs)
    expect(reloads).toBe(0)
    isServerThere = true
    await vi.advanceTimersByTimeAsync(30 * minuteMs)
    expect(reloads).toBeGreaterThan(0)
  })

  it('takes no sleep of the device for a page that is stuck', async () => {
    vi.setSystemTime(Date.now() + 8 * 3_600_000)
    await vi.advanceTimersByTimeAsync(2 * minuteMs)
    expect(reloads).toBe(0)
  })

  it('lets a page be that nobody sees', async () => {
    page.visibilityState = 'hidden'
    await vi.advanceTimersByTimeAsync(60 * minuteMs)
    expect(reloads).toBe(0)
  })
})
