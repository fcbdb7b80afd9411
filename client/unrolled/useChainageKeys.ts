import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import type { Selection } from '../shell/viewState.ts'
import { kilometreAround } from './chainageAxis.ts'
import { tryRunAt } from './stateAt.ts'
import type { Extent } from './useExtent.ts'

export interface KeysQuestion {
  line: BorderLine
  coverage: LineCoverage | undefined
  selection: Selection | undefined
  extent: Extent
  onSelect: ((selection: Selection | undefined) => void) | undefined
}

/** How many kilometres a key goes. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
}

/** The axis as a slider over kilometres: what it is for a keyboard and a screen reader. */
export function useChainageKeys(question: KeysQuestion) {
  const { line, coverage, selection, extent, onSelect } = question
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { fromM, toM } = extent.shown
  const own = selection?.kind === 'stretch' && selection.lineId === line.id ? selection : undefined
  const standing = kilometreAround(own?.fromM ?? fromM, line.lengthM)
  const state = tryRunAt(coverage?.runsNow ?? [], standing.fromM)?.state

  const goTo = (atM: number) => {
    const next = kilometreAround(atM, line.lengthM)
    onSelect?.({ kind: 'stretch', lineId: line.id, ...next })
    if (next.fromM < fromM) extent.shift(next.fromM - fromM)
    if (next.toM > toM) extent.shift(next.toM - toM)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    if (step !== undefined) goTo(own === undefined ? standing.fromM : standing.fromM + step * 1000)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(line.lengthM)
    else if (event.key === '+' || event.key === '=') extent.zoom(own?.fromM ?? (fromM + toM) / 2, 0.5)
    else if (event.key === '-') extent.zoom(own?.fromM ?? (fromM + toM) / 2, 2)
    else if (event.key === '0') extent.reset()
    else if (event.key === 'Escape' && own !== undefined) onSelect?.(undefined)
    else return
    event.preventDefault()
  }
  return {
    onKeyDown,
    role: 'slider',
    'aria-label': t('axis', { line: coverage === undefined ? '' : nameOf(coverage.name) }),
    'aria-valuemin': 0,
    'aria-valuemax': Math.ceil(line.lengthM / 1000),
    'aria-valuenow': standing.fromM / 1000,
    'aria-valuetext': [
      t('between', { from: formatChainage(standing.fromM), to: formatChainage(standing.toM) }),
      ...(state === undefined ? [] : [domain(`state.${state}`)]),
    ].join(', '),
  }
}
