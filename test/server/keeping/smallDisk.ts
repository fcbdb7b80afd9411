import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real file system of a few megabytes; only root may make one. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves not a byte free. */
  fill(): void
  free(): void
  unmount(): void
}

export function trySmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'borderkeep-test', folder])
  if (mounted.status !== 0) {
    rmdirSync(folder)
    return undefined
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    },
    free: () => rmSync(ballast),
    unmount() {
      spawnSync('umount', [folder])
      rmdirSync(folder)
    },
  }
}

/** Asked once, so that tests that need a disk are skipped where there can be none. */
export const canMount = ((): boolean => {
  const disk = trySmallDisk(1)
  disk?.unmount()
  return disk !== undefined
})()

/** Whether a file can be made one that nobody may write, not even root who has it open. */
export const canFreeze = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-freeze-'))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { status } = spawnSync('chattr', ['+i', file])
  spawnSync('chattr', ['-i', file])
  rmSync(folder, { recursive: true })
  return status === 0
})()
