import { cornerRows } from '../../../../client/plan/sheet/cornerRows.ts'
import type { Letters } from '../../../../client/plan/sheet/letters.ts'
import type { SheetContent } from '../../../../client/plan/sheet/sheetContent.ts'
import type { SheetText } from '../../../../client/plan/sheet/sheetText.ts'
import { takenBarrier } from '../../../../client/plan/files/takenBarrier.ts'
import type { WorkingDraft } from '../../../../client/plan/workingDraft.ts'
import { draftFigures } from '../../../../geo/draftFigures.ts'
import { draftFindings } from '../../../../geo/draftFindings.ts'
import type { DraftGround } from '../../../../geo/draftGround.ts'
import { defaultPolicy } from '../../../../geo/policy.ts'
import { atMs } from '../files/fileOf.ts'
import { line } from '../straightLine.ts'

/** Blocks in place of letters, as wide as high: no fonts are here. */
export const blocks: Letters = {
  widthPt: (text, { sizePt }) => Array.from(text).length * sizePt,
  draw: (text, { sizePt }) => {
    const [widthPx, heightPx] = [Math.ceil(Array.from(text).length * sizePt), Math.ceil(sizePt)]
    return {
      bits: new Uint8Array(Math.ceil(widthPx / 8) * heightPx).fill(0b10101010),
      widthPx,
      heightPx,
      widthPt: widthPx,
      heightPt: heightPx,
      baselinePt: sizePt * 0.85,
    }
  },
}

const ground: DraftGround = {
  line,
  policy: defaultPolicy,
  standingPaths: [],
  standing: [{ from: 6000, to: 7000 }],
  trails: [],
  crossings: [],
}

/** A sheet of a draft, its words in plain English but for what is given. */
export function sheetOf(draft: WorkingDraft, given: Partial<SheetText> = {}): SheetContent {
  const taken = takenBarrier(line, draft, atMs)
  const paths = draft.parts.map(({ path }) => path)
  const figures = draftFigures(ground, paths)
  const findings = draftFindings(ground, { type: draft.type, paths }, figures)
  const text: SheetText = {
    classification: null,
    watermark: null,
    title: 'Sheet to build from',
    name: 'Ridge',
    warning: null,
    subtitle: 'Fence, draft',
    remarks: '',
    quantities: {
      title: 'Quantities',
      heads: ['Ground', 'Length', 'A metre', 'Cost'],
      rows: [['ordinary', '1,300 m', '600', '780,000']],
      total: ['Sum', '1,300 m', '', '780,000'],
      note: 'Prices of the planning rules',
    },
    effect: { title: 'What it bars', rows: [['Newly barred', '1.30 km']] },
    findings: {
      title: 'Findings',
      none: 'none',
      list: findings.map(({ severity, rule }) => ({ isError: severity === 'error', text: rule })),
      more: (count) => `${count} more on the next page`,
    },
    map: {
      scale: (denominator) => `1 : ${denominator}`,
      north: 'N',
      missing: 'no map',
      distance: (metres) => `${metres} m`,
      legend: { own: 'to build', standing: 'stands', finding: 'found' },
    },
    strip: {
      title: 'Along the line',
      barred: 'Barred',
      standing: 'Stands',
      trails: 'Trails',
    },
    corners: {
      title: 'Corners',
      degrees: 'WGS 84',
      grid: 'CGCS2000',
      heads: {
        corner: 'No.',
        longitude: 'Longitude',
        latitude: 'Latitude',
        longitudeDms: 'Longitude',
        latitudeDms: 'Latitude',
        northing: 'X',
        easting: 'Y',
        chainage: 'Chainage',
        offset: 'Offset',
        toNext: 'To next',
      },
      again: (head) => `${head}, continued`,
      parts: taken.parts.map((part) => ({
        head: `Part ${part.number}`,
        rows: cornerRows(part, taken.zone),
      })),
    },
    basis: ['Rules of coverage, version 1'],
    foot: 'Malipo County',
    page: (number, of) => `page ${number} of ${of}`,
    ...given,
  }
  return { text, taken, ground, figures, findings, map: null }
}
