import { z } from 'zod'
import { health, type Health } from '../data/model/health.ts'
import { currentSequence } from '../data/store/acts.ts'
import { dismissRestored, isTold, tryGetRestored } from '../data/store/restored.ts'
import type { App } from './appContext.ts'
import { endpoint } from './endpoint.ts'
import { backupAnswer } from './keeping/backups.ts'

export const getHealth = endpoint({
  summary: 'Whether acts can be saved, and what somebody should look at; 503 where nothing can be saved',
  tag: 'keeping',
  answer: health,
  async handle({ app, request }) {
    const all = await healthOf(app)
    // What was lost is nothing for whoever is not signed in.
    const body = request.actor.kind === 'nobody' ? { ...all, restored: null } : all
    return { status: body.status === 'ok' ? 200 : 503, body }
  },
})

export const getMetrics = endpoint({
  summary: 'Figures of the server for Prometheus',
  tag: 'keeping',
  answer: z.string(),
  answerType: 'text/plain',
  handle: ({ app }) => app.keeping.metrics.text(),
})

/** It changes no record, so it is no act; a repeat changes nothing. */
export const dismissNotice = endpoint({
  summary: 'Tell no more on every page that a backup was put back',
  tag: 'keeping',
  status: 204,
  async handle({ app }) {
    app.keeping.storage.checkWritable()
    await dismissRestored(app.db, app.now())
    return {}
  },
})

async function healthOf(app: App): Promise<Health> {
  const { keeping, settings } = app
  // A database that cannot be read is one of the things that are asked about.
  const { sequence, restored } = await readStanding(app).catch((error: unknown) => {
    keeping.met(error, 'health')
    return { sequence: null, restored: null }
  })
  const { storage } = keeping.storage
  const { jump } = keeping.clock
  // Not waited for: how the server is must be told while the disk for backups does not answer.
  void keeping.backups?.refresh()
  const last = keeping.backups?.last
  return {
    status: storage.state === 'ok' ? 'ok' : 'degraded',
    warnings: [
      ...(storage.isLow ? (['disk-low'] as const) : []),
      ...(keeping.backups?.isOverdue === true ? (['backup-overdue'] as const) : []),
      ...((keeping.backups?.lastFailure ?? null) === null ? [] : (['backup-failed'] as const)),
      ...(jump === null ? [] : (['clock-jumped'] as const)),
      ...(restored?.isTold === true ? (['restored'] as const) : []),
    ],
    now: new Date(app.now()).toISOString(),
    sequence,
    version: settings.version,
    startedAt: new Date(keeping.startedAtMs).toISOString(),
    storage,
    backup: {
      last: last === undefined ? null : backupAnswer(last),
      ageS: keeping.lastBackup?.ageS ?? null,
    },
    eventLoop: keeping.loop.delay,
    walBytes: keeping.walBytes,
    clock: jump,
    restored,
  }
}

async function readStanding(app: App): Promise<Pick<Health, 'sequence' | 'restored'>> {
  const restored = await tryGetRestored(app.db)
  return {
    sequence: await currentSequence(app.db),
    restored: restored === undefined ? null : { ...restored, isTold: isTold(restored, app.now()) },
  }
}
