import { Refusal } from '../data/journal/refusal.ts'
import { backup, backups, type BackupFault } from '../data/model/health.ts'
import { StoreError } from '../data/store/storeError.ts'
import type { App } from './appContext.ts'
import { endpoint } from './endpoint.ts'
import { backupAnswer, type Backups } from './keeping/backups.ts'

export const listBackups = endpoint({
  summary: 'The backups that there are, newest first, and the plan that they are made by',
  tag: 'keeping',
  answer: backups,
  async handle({ app }) {
    return { body: await backupsOf(app).list() }
  },
})

/** It changes no record, so it is no act: a repeat makes another backup, and the log says so. */
export const makeBackup = endpoint({
  summary: 'Make a backup now, or wait for the one under way',
  tag: 'keeping',
  answer: backup,
  status: 201,
  async handle({ app }) {
    try {
      return { body: backupAnswer(await backupsOf(app).make()) }
    } catch (error) {
      if (error instanceof StoreError)
        throw new Refusal('backup-failed', {
          en: error.message,
          zh: `未能完成备份：${reasons[error.fault]}。`,
        })
      throw error
    }
  },
})

/** The sentence of the log is in English. */
const reasons: Readonly<Record<BackupFault, string>> = {
  'no-room': '备份磁盘空间不足',
  'folder-unreadable': '备份文件夹无法读取',
  'folder-unwritable': '备份文件夹无法写入',
  damaged: '数据库或其副本已损坏',
  'broken-off': '备份中途被中断',
  other: '原因见服务器日志',
}

function backupsOf(app: App): Backups {
  if (app.keeping.backups !== undefined) return app.keeping.backups
  throw new Refusal('backup-failed', {
    en: 'This server makes no backups: its store is not a file.',
    zh: '本服务器不做备份：其存储不是文件。',
  })
}
