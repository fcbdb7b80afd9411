import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = '/usr/bin/ogr2ogr'

/** Whether GDAL is on this machine: it opens what is written here, as the people who get it will. */
export const hasOgr = existsSync(program)

export interface OgrFeature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}

/** A file as GDAL reads it, layer by layer, in longitude and latitude if `from` names what it is in. */
export function readByOgr(name: string, content: string, layer?: string, from?: string): OgrFeature[] {
  return inFolder((folder) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    const projected = from === undefined ? [] : ['-s_srs', from, '-t_srs', 'EPSG:4490']
    const answer = execFileSync(
      program,
      [
        '-f',
        'GeoJSON',
        '/vsistdout/',
        file,
        ...(layer === undefined ? [] : [layer]),
        '-lco',
        'COORDINATE_PRECISION=10',
        ...projected,
      ],
      { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    return (JSON.parse(answer) as { features: OgrFeature[] }).features
  })
}

/** What GDAL makes of a file in another format. */
export function convertByOgr(
  name: string,
  content: string,
  driver: string,
  madeName: string,
  options: readonly string[],
): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, name), content)
    const made = join(folder, madeName)
    execFileSync(program, ['-f', driver, made, join(folder, name), ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return readFileSync(made, 'utf8')
  })
}

function inFolder<Made>(work: (folder: string) => Made): Made {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-ogr-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
