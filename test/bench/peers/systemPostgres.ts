import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { tryLoadPeer } from '../peerPackages.ts'
import { freePort, peerOf, settings, type PgClient } from './postgresServer.ts'
import type { SqlPeer } from './sqlPeer.ts'

/** Where Debian and those that follow it keep each major version. */
const installedAt = '/usr/lib/postgresql'
const attempts = 100

interface PgModule {
  default: { Client: new (options: Record<string, unknown>) => PgClient }
}

/**
 * A server of its own from the PostgreSQL that is installed on this machine, of the wanted major version
 * or else the newest; undefined where there is none or it cannot run.
 */
export async function startSystemPostgres(wantedMajor: number): Promise<SqlPeer | undefined> {
  const programs = programsOf(wantedMajor)
  const user = serverUser()
  const pg = await tryLoadPeer<PgModule>('pg')
  if (programs === undefined || user === undefined || pg === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-postgres-'))
  const data = join(folder, 'data')
  chmodSync(folder, 0o755)
  if ('uid' in user) chownSync(folder, user.uid, user.gid)
  const setUp = ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--locale=C']
  const { status, stderr } = spawnSync(join(programs, 'initdb'), setUp, { ...user, encoding: 'utf8' })
  if (status !== 0) {
    console.log(`PostgreSQL of this machine cannot run here: ${stderr}`)
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  const port = await freePort()
  const flags = Object.entries({ ...settings, unix_socket_directories: folder })
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  // A quick end of it all: connections are cut.
  const stopServer = () => void server.kill('SIGINT')
  process.once('exit', stopServer)
  const stop = async () => {
    stopServer()
    await ended
    process.off('exit', stopServer)
    rmSync(folder, { recursive: true, force: true })
  }
  const connect = () =>
    new pg.default.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  for (let attempt = 0; attempt < attempts && server.exitCode === null; attempt++) {
    const client = connect()
    try {
      await client.connect()
      return await peerOf(client, stop)
    } catch {
      await wait(100)
    }
  }
  console.log('PostgreSQL of this machine does not answer.')
  await stop()
  return undefined
}

function programsOf(wantedMajor: number): string | undefined {
  if (!existsSync(installedAt)) return undefined
  const majors = readdirSync(installedAt)
    .map(Number)
    .filter((major) => existsSync(join(installedAt, String(major), 'bin', 'postgres')))
  if (majors.length === 0) return undefined
  const major = majors.includes(wantedMajor) ? wantedMajor : Math.max(...majors)
  return join(installedAt, String(major), 'bin')
}

type User = { uid: number; gid: number } | Record<string, never>

/** It refuses to run as root: then its own user takes it, if there is one. */
function serverUser(): User | undefined {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
