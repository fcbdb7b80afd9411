import { mkdtempSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BackupsAnswer, Health } from '../../../data/model/health.ts'
import type { Problem } from '../../../data/model/problem.ts'
import { backupName } from '../../../data/store/backupFiles.ts'
import { Backups } from '../../../server/keeping/backups.ts'
import { silentLog } from '../../../server/keeping/log.ts'
import { startSmallCounty } from '../smallCounty.ts'

const nowMs = Date.parse('2026-03-10T04:00:00Z')
const name = backupName(nowMs - 3_600_000, 7, undefined)

let parent: string
let folder: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'borderkeep-backups-'))
  folder = join(parent, 'backups')
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(parent, { recursive: true })
})

const backupsOf = () =>
  new Backups({
    folder,
    everyHours: 6,
    keep: 14,
    file: join(parent, 'none'),
    log: silentLog,
    now: () => nowMs,
  })

it('a folder for backups that cannot be listed does not stop the start, and is said', async () => {
  writeFileSync(folder, 'a file where the folder should be')
  const backups = backupsOf()
  await backups.start()
  expect(backups.last).toBeUndefined()
  expect(backups.lastFailure).toMatchObject({
    fault: 'folder-unreadable',
    sentence: expect.stringMatching(/cannot be read \(ENOTDIR\)/),
  })
  await backups.stop()
})

it('what was listed last still counts while the folder cannot be read, and the failure goes with it', async () => {
  let clockMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => clockMs)
  mkdirSync(folder)
  writeFileSync(join(folder, name), '')
  const backups = backupsOf()
  await backups.start()
  renameSync(folder, join(parent, 'aside'))
  writeFileSync(folder, '')
  expect((await backups.list()).lastFailure).toBeNull()
  clockMs += 6000
  const { items, lastFailure } = await backups.list()
  expect([items[0]?.name, lastFailure === null]).toEqual([name, false])
  rmSync(folder)
  renameSync(join(parent, 'aside'), folder)
  clockMs += 6000
  expect((await backups.list()).lastFailure).toBeNull()
  await backups.stop()
})

it('health is told, and warns, where the folder for backups cannot be listed', async () => {
  const county = await startSmallCounty()
  try {
    writeFileSync(join(county.folder, 'backups'), '')
    const listed = await county.get('/api/backups')
    expect(((await listed.json()) as BackupsAnswer).items).toEqual([])
    const answer = await county.get('/api/health')
    expect(answer.status).toBe(200)
    expect(((await answer.json()) as Health).warnings).toContain('backup-failed')
    const refused = await county.send('POST', '/api/backups', undefined, { 'Accept-Language': 'zh' })
    expect([refused.status, ((await refused.json()) as Problem).detail]).toEqual([
      503,
      '未能完成备份：备份文件夹无法写入。',
    ])
  } finally {
    await county.stop()
  }
})
