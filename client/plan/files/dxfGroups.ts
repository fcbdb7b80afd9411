import { FileFault, type FilePlace } from './fileFault.ts'

/** A group of a DXF file: a code that says what the value means, the value, and the line it stands on. */
export interface DxfGroup {
  readonly code: number
  readonly value: string
  readonly line: number
}

/** An entity or section with the groups that belong to it, up to the next group of code 0. */
export interface DxfEntity {
  readonly kind: string
  readonly line: number
  readonly groups: readonly DxfGroup[]
}

/** The groups of a DXF text as AutoCAD writes it in letters; @throws FileFault with the line at fault. */
export function dxfEntities(text: string): DxfEntity[] {
  const rows = text.split(/\r\n|\n|\r/)
  while (rows.length > 0 && rows.at(-1)!.trim() === '') rows.pop()
  let groups: DxfGroup[] = []
  // Comments may stand before everything else.
  const entities: DxfEntity[] = [{ kind: 'COMMENTS', line: 1, groups }]
  for (let index = 0; index < rows.length; index += 2) {
    const written = rows[index]!.trim()
    const place = { kind: 'line', line: index + 1 } as const
    if (!/^-?\d{1,4}$/.test(written)) throw new FileFault('group-malformed', place, written)
    const value = rows[index + 1]
    if (value === undefined) throw new FileFault('ends-early', place)
    const code = Number(written)
    if (code === 0) {
      groups = []
      entities.push({ kind: value.trim().toUpperCase(), line: index + 2, groups })
    } else groups.push({ code, value, line: index + 2 })
  }
  if (entities.at(-1)?.kind !== 'EOF') throw new FileFault('ends-early', { kind: 'line', line: rows.length })
  return entities
}

/** The number of the first group with a code, or what it is where the group is left out. */
export function numberOf(entity: DxfEntity, code: number, otherwise: number): number {
  const group = entity.groups.find((each) => each.code === code)
  return group === undefined ? otherwise : numberIn(group)
}

export function numberIn({ value, line }: DxfGroup): number {
  const place: FilePlace = { kind: 'line', line }
  const text = value.trim()
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN
  if (!Number.isFinite(number)) throw new FileFault('number-malformed', place, text)
  return number
}

/** A coordinate, without which there is no entity. */
export function coordinateOf(entity: DxfEntity, code: number): number {
  const group = entity.groups.find((each) => each.code === code)
  if (group === undefined)
    throw new FileFault('coordinate-missing', { kind: 'line', line: entity.line }, entity.kind)
  return numberIn(group)
}

/** A name as it is shown: `\U+4E2D` stands for a letter. */
export function textOf(entity: DxfEntity, code: number): string {
  const value = entity.groups.find((each) => each.code === code)?.value.trim() ?? ''
  return value.replaceAll(/\\U\+([0-9A-F]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
