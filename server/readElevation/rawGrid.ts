import { Refusal } from '../../data/journal/refusal.ts'
import type { ElevationFormat } from '../../data/model/elevation.ts'
import type { Name } from '../../data/model/values.ts'
import type { ElevationCrs } from '../../geo/elevation.ts'

/** A grid of heights as a file holds it, read a band of rows at a time from the north. */
export interface RawGrid {
  readonly format: ElevationFormat
  readonly crs: ElevationCrs
  readonly crsName: string
  readonly firstX: number
  readonly firstY: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  readonly cellType: 'int16' | 'float32'
  /** What stands for "no elevation", beside NaN. */
  readonly noData: number | null
  /** Heights of the next rows by rows; asked for from the first to the last. */
  nextRows(count: number): Promise<ArrayLike<number>>
}

/** What is wrong with a file, said where the form shows it. */
export const refusedFile = (en: string, zh: string): Refusal =>
  new Refusal('field-invalid', { en, zh } satisfies Name, 'file')
