import type { CornerColumn } from './cornerRows.ts'

/** A finding as the sheet lists it, with how grave it is; where it is on the map it has the same number. */
export interface SheetFinding {
  readonly isError: boolean
  readonly text: string
}

export interface SheetPart {
  /** `Part 1 · approved since 3 March 2026 · ordinary ground · 1,300.42 m`. */
  readonly head: string
  readonly rows: readonly (readonly string[])[]
}

/** Everything that is written on a sheet, in the language that it is in. */
export interface SheetText {
  readonly classification: string | null
  readonly watermark: string | null
  readonly title: string
  readonly name: string
  /** That it is not to be built from, where nobody approved it. */
  readonly warning: string | null
  readonly subtitle: string
  readonly remarks: string
  readonly quantities: {
    readonly title: string
    readonly heads: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly total: readonly string[]
    readonly note: string
  }
  readonly effect: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  readonly findings: {
    readonly title: string
    readonly none: string
    readonly list: readonly SheetFinding[]
    readonly more: (count: number) => string
  }
  readonly map: {
    readonly scale: (denominator: number) => string
    readonly north: string
    readonly distance: (metres: number) => string
    /** Where this device has no graphics. */
    readonly missing: string
    readonly legend: {
      readonly own: string
      readonly standing: string
      readonly finding: string
    }
  }
  readonly strip: {
    readonly title: string
    readonly barred: string
    readonly standing: string
    readonly trails: string
  }
  readonly corners: {
    readonly title: string
    readonly degrees: string
    readonly grid: string
    readonly heads: Readonly<Record<CornerColumn, string>>
    readonly again: (head: string) => string
    readonly parts: readonly SheetPart[]
  }
  /** What it rests on, on the first page. */
  readonly basis: readonly string[]
  /** On every page. */
  readonly foot: string
  readonly page: (number: number, of: number) => string
}
