import { useTranslation } from 'react-i18next'
import type { CountySettings } from '../../../data/model/countySettings.ts'
import type { PlanningRules } from '../../../data/model/planningRules.ts'
import { formatChainage, formatStretch } from '../../../geo/chainageLabel.ts'
import type { DraftCost } from '../../../geo/draftCost.ts'
import { epsgOf } from '../../../geo/gaussKruger.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { TakenPart } from '../files/takenBarrier.ts'
import { useFindingWords } from '../useFindingWords.ts'
import { useMoney } from '../useMoney.ts'
import { cornerRows, fineChainage } from './cornerRows.ts'
import { isApproved } from './isApproved.ts'
import type { SheetContent } from './sheetContent.ts'
import type { SheetText } from './sheetText.ts'
import type { ElevationItem } from '../../api/elevation.ts'
import type { DraftTerrain } from '../../../geo/draftTerrain.ts'
import { useSheetTerrain } from './useSheetTerrain.ts'
import { useSheetBasis } from './useSheetBasis.ts'

export interface SheetFacts extends Omit<SheetContent, 'text' | 'map'> {
  readonly cost: DraftCost
  /** Null where the county has loaded no elevation. */
  readonly terrain: DraftTerrain | null
  /** What elevation is taken from. */
  readonly heights: readonly Pick<ElevationItem, 'name' | 'source' | 'licence' | 'verticalDatum'>[]
  /** Of each part in the order of the parts. */
  readonly difficulties: readonly DraftCost['parts'][number]['difficulty'][]
  readonly planning: Pick<PlanningRules, 'currency' | 'slopeBoundsDeg'> & { readonly version: number }
  readonly settings: Pick<CountySettings, 'classification' | 'watermark'>
  /** As the record has it; null for what was never saved. */
  readonly version: number | null
  readonly isUnsaved: boolean
  /** Up to which act everything is known; undefined while nothing was answered yet. */
  readonly sequence: number | undefined
  readonly madeMs: number
}

/** Everything that a sheet says, in the language in use. */
export function useSheetText(facts: SheetFacts): SheetText {
  const { taken, ground, figures, findings, cost, settings, version, isUnsaved, planning } = facts
  const { t } = useTranslation('planSheet')
  const { t: files } = useTranslation('planFiles')
  const { t: domain } = useTranslation('domain')
  const { t: rules } = useTranslation('planRules')
  const { name: county, lines } = useCounty()
  const nameOf = useNameOf()
  const { number, length, day } = useQuantities()
  const money = useMoney(planning.currency)
  const finding = useFindingWords(ground)
  const basisOf = useSheetBasis()
  const terrainOf = useSheetTerrain()

  const name = nameOf(taken.name).trim() || files('untitled')
  const type = domain(`barrierType.${taken.type}`)
  const statuses = [...new Set(taken.parts.map(({ status }) => status))]
  const status = statuses.map((each) => domain(`barrierStatus.${each}`)).join(', ')
  const chainages = taken.parts.flatMap(({ vertices }) => vertices.map(({ chainageM }) => chainageM))
  const line = lines.find(({ id }) => id === ground.line.id)
  const saved = version === null ? t('notSaved') : t(isUnsaved ? 'changedSince' : 'version', { version })
  const warning = statuses.every(isApproved) && !isUnsaved ? null : t('notApproved')
  const { zone } = taken
  const epsg = epsgOf(zone, true)
  const grid = t(epsg === null ? 'grid' : 'gridCoded', {
    zone: zone.number,
    meridian: zone.centralMeridianDeg,
    epsg,
  })
  /** Two digits of a kilometre, as the planner has them. */
  const fine = (metres: number) =>
    metres < 1000 ? length(metres) : domain('length.km', { km: number(metres / 1000, 2) })
  const numbers = (trails: readonly { readonly number: number }[]) =>
    trails.length === 0 ? t('none') : trails.map((trail) => trail.number).join(', ')
  const groundOf = ({ number: at }: TakenPart) => facts.difficulties[at - 1] ?? 'ordinary'
  const basis = basisOf(facts)
  const terrain = terrainOf(facts)
  return {
    classification: settings.classification === null ? null : nameOf(settings.classification),
    watermark: settings.watermark,
    title: t('title', { county: nameOf(county) }),
    name,
    warning,
    subtitle: [
      type,
      status,
      ...(taken.parts.length > 1 ? [t('parts', { count: taken.parts.length })] : []),
      fine(figures.lengthM),
      t('beside', {
        from: formatChainage(chainages.reduce((one, other) => Math.min(one, other), Infinity)),
        to: formatChainage(chainages.reduce((one, other) => Math.max(one, other), 0)),
      }),
      ...(line === undefined ? [] : [nameOf(line.name)]),
      saved,
    ].join(' · '),
    remarks: taken.note,
    quantities: {
      title: t('quantities'),
      heads: [t('kind'), t('length'), t('price'), t('cost')],
      rows: quantitiesOf(cost).map(({ difficulty, lengthM, pricePerM, cost: own }) => [
        t('typeOn', { type, ground: rules(`difficulty.${difficulty}`) }),
        number(lengthM, 2),
        money(pricePerM, pricePerM % 1 === 0 ? 0 : 2),
        money(own),
      ]),
      total: [
        t('sum'),
        number(
          cost.parts.reduce((sum, part) => sum + part.lengthM, 0),
          2,
        ),
        '',
        money(cost.total),
      ],
      note: [
        planning.version === 0 ? t('firstPrices') : t('prices', { version: planning.version }),
        ...terrain.priced,
      ].join(' '),
    },
    effect: {
      title: t('effect'),
      rows: [
        [t('newlyBarred'), fine(figures.newlyBarredM)],
        [t('barred'), fine(figures.barredM)],
        [t('overlap'), fine(figures.overlapM)],
        [
          t('stretches'),
          figures.barred.length === 0 ? t('nothing') : figures.barred.map(formatStretch).join(', '),
        ],
        [
          t('fromLine'),
          figures.fromLineM === null
            ? '–'
            : t('range', { min: number(figures.fromLineM.minM), max: number(figures.fromLineM.maxM) }),
        ],
        [t('trailsCut'), numbers(figures.trailsCut)],
        [t('openNearEnds'), numbers(figures.openNearEnds)],
        ...terrain.rows,
      ],
    },
    findings: {
      title: t('findings'),
      none: t('noFindings'),
      list: findings.map((each) => ({
        isError: each.severity === 'error',
        text: t(each.severity, {
          what: [finding.name(each.rule), finding.detail(each)].filter((part) => part !== '').join(' · '),
        }),
      })),
      more: (count) => t('more', { count }),
    },
    map: {
      scale: (denominator) => t('scale', { scale: number(denominator) }),
      north: t('north'),
      distance: length,
      missing: t('noMap'),
      legend: { own: t('own'), standing: t('standing'), finding: t('finding') },
    },
    strip: {
      title: t('strip'),
      barred: t('stripBarred'),
      standing: t('stripStanding'),
      trails: t('stripTrails'),
    },
    corners: {
      title: t('corners'),
      degrees: t('degrees'),
      grid,
      heads: {
        corner: t('head.corner'),
        longitude: t('head.longitude'),
        latitude: t('head.latitude'),
        longitudeDms: t('head.longitude'),
        latitudeDms: t('head.latitude'),
        northing: t('head.northing'),
        easting: t('head.easting'),
        chainage: t('head.chainage'),
        offset: t('head.offset'),
        toNext: t('head.toNext'),
      },
      again: (head) => t('again', { head }),
      parts: taken.parts.map((part) => ({
        head: [
          t('part', { number: part.number }),
          part.since === null
            ? domain(`barrierStatus.${part.status}`)
            : t('statusSince', {
                status: domain(`barrierStatus.${part.status}`),
                day: day(Date.parse(part.since)),
              }),
          t('typeOn', { type, ground: rules(`difficulty.${groundOf(part)}`) }),
          `${fineChainage(part.vertices[0]?.chainageM ?? 0)} – ${fineChainage(part.vertices.at(-1)?.chainageM ?? 0)}`,
          t('metres', { metres: number(part.lengthM, 2) }),
          t('cornersOf', { count: part.vertices.length }),
        ].join(' · '),
        rows: cornerRows(part, zone),
      })),
    },
    basis: [t('gridNote', { grid }), ...basis.lines, ...terrain.basis],
    foot: [
      name,
      ...(warning === null ? [status] : [warning]),
      saved,
      basis.drawn,
      ...basis.demonstration,
    ].join(' · '),
    page: (at, of) => t('page', { number: at, of }),
  }
}

/** Length and cost of each difficulty that there is; a barrier is of one type. */
function quantitiesOf({ parts }: DraftCost): DraftCost['parts'] {
  return (['easy', 'ordinary', 'hard'] as const).flatMap((difficulty) => {
    const own = parts.filter((part) => part.difficulty === difficulty)
    const [first] = own
    if (first === undefined) return []
    return [
      {
        ...first,
        lengthM: own.reduce((sum, part) => sum + part.lengthM, 0),
        cost: own.reduce((sum, part) => sum + part.cost, 0),
      },
    ]
  })
}
