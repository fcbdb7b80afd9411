import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectionIds } from '../../server/collections/collection.ts'
import { startApp, type RunningApp } from './startApp.ts'

const ogrinfo = process.env['OGRINFO'] ?? 'ogrinfo'
const isInstalled = spawnSync(ogrinfo, ['--version']).status === 0
const run = promisify(execFile)

/** GDAL as a client nobody wrote for this server. */
describe.skipIf(!isInstalled)('ogrinfo', () => {
  let app: RunningApp
  let service: string
  beforeAll(async () => {
    app = await startApp({ demonstration: 'malipo' })
    service = `OAPIF:${app.address}/api`
  })
  afterAll(() => app.stop())

  it('lists the ten collections', async () => {
    const { stdout } = await run(ogrinfo, ['-ro', service])
    const listed = [...stdout.matchAll(/^\d+: ([\w-]+)/gm)].map((match) => match[1])
    expect(listed).toEqual([...collectionIds])
  })

  it.each(collectionIds)('reads every feature of %s', async (collectionId) => {
    const { stdout, stderr } = await run(ogrinfo, ['-ro', '-al', '-q', service, collectionId], {
      maxBuffer: 256 * 1024 * 1024,
    })
    const page = (await (await app.get(`/api/collections/${collectionId}/items?limit=10000`)).json()) as {
      numberMatched: number
    }
    const read = stdout.match(/^OGRFeature\(/gm)?.length
    expect(stderr).not.toMatch(/ERROR/)
    expect(read).toBe(page.numberMatched)
  })

  it('pages through a collection and selects by a box', async () => {
    const paged = await run(ogrinfo, ['-ro', '-so', '-oo', 'PAGE_SIZE=7', service, 'checkpoints'])
    expect(paged.stdout).toContain('Feature Count: 36')
    const boxed = await run(ogrinfo, [
      '-ro',
      '-q',
      '-spat',
      '104.62',
      '22.82',
      '104.72',
      '22.9',
      service,
      'markers',
    ])
    const read = boxed.stdout.match(/^OGRFeature\(/gm)?.length ?? 0
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(300)
  })
})
