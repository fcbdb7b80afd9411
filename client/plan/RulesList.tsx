import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftRules, type DraftFinding, type DraftRule } from '../../geo/draftFinding.ts'
import type { DraftGround } from '../../geo/draftGround.ts'
import { noPlanningFacts } from '../../geo/planningFacts.ts'
import type { Position } from '../../geo/units.ts'
import { useFindingWords } from './useFindingWords.ts'

interface RulesListProps {
  findings: readonly DraftFinding[]
  ground: DraftGround
  /** Whether the slope of the ground along it is known. */
  hasTerrain: boolean
  onShow: (positions: readonly Position[]) => void
  /** Opens the numbers that drafts are judged by, or the layers. */
  onPlanning: (dialog: 'planning' | 'layers') => void
}

/** So many of one rule are listed before the rest is asked for. */
const listedAtOnce = 4

/** What a draft must and should keep to: what breaks a rule first, each shown where it is on the map. */
export function RulesList({ findings, ground, hasTerrain, onShow, onPlanning }: RulesListProps) {
  const { t } = useTranslation('planRules')
  const words = useFindingWords(ground)
  const unchecked = uncheckedRules(ground, hasTerrain)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  // Errors stand first in the findings; a rule may have both, and is listed where its first one is.
  const broken = [...new Set(findings.map(({ rule }) => rule))]
  const kept = draftRules.filter((rule) => !broken.includes(rule) && !unchecked.includes(rule))
  return (
    <section aria-label={t('rules')}>
      <h3 className="plan-heading plan-heading-row">
        {t('rules')}
        <span className="plan-quiet">
          {findings.length === 0
            ? t('allKept')
            : [
                ...(errors > 0 ? [t('errors', { count: errors })] : []),
                ...(warnings > 0 ? [t('warnings', { count: warnings })] : []),
              ].join(' · ')}
        </span>
      </h3>
      {errors > 0 && <p className="plan-rules-note">{t('errorsFirst')}</p>}
      <ul className="plan-rules">
        {broken.map((rule) => (
          <Broken
            key={rule}
            findings={findings.filter((finding) => finding.rule === rule)}
            words={words}
            onShow={onShow}
          />
        ))}
        {kept.map((rule) => (
          <li key={rule} className="plan-quiet">
            <IconCheck size={16} aria-label={t('sign.kept')} role="img" />
            <span>{words.kept(rule)}</span>
          </li>
        ))}
      </ul>
      <p className="plan-rules-note">
        <button type="button" className="plan-show" onClick={() => onPlanning('planning')}>
          {t('openRules')}
        </button>
      </p>
      {unchecked.length > 0 && (
        <p className="plan-rules-note plan-quiet">
          {t('notChecked', { what: unchecked.map((rule) => words.name(rule)).join(t('listComma')) })}{' '}
          <button type="button" className="plan-show" onClick={() => onPlanning('layers')}>
            {t('openLayers')}
          </button>
        </p>
      )}
    </section>
  )
}

/** What one rule found: a single place stands beside its name, several below it. */
function Broken({
  findings,
  words,
  onShow,
}: {
  findings: readonly DraftFinding[]
  words: ReturnType<typeof useFindingWords>
  onShow: RulesListProps['onShow']
}) {
  const { t } = useTranslation('planRules')
  const [shown, setShown] = useState(listedAtOnce)
  const [first] = findings
  if (first === undefined) return null
  const { severity, rule } = first
  const Sign = severity === 'error' ? IconX : IconAlertTriangle
  const hidden = findings.length - shown
  return (
    <li data-severity={severity} data-rule={rule}>
      <Sign size={16} stroke={severity === 'error' ? 3 : 2} aria-label={t(`sign.${severity}`)} role="img" />
      <div className="plan-found">
        {findings.slice(0, shown).map((finding, index) => {
          const detail = words.detail(finding)
          return (
            <button
              key={index}
              type="button"
              className="plan-found-place"
              title={t('showThere', { what: words.name(rule) })}
              onClick={() => onShow(finding.where)}
            >
              {index === 0 && <b>{words.name(rule)}</b>}
              {detail !== '' ? <span>{detail}</span> : index > 0 && <span>{words.name(rule)}</span>}
            </button>
          )
        })}
        {hidden > 0 && (
          <button type="button" className="plan-show" onClick={() => setShown(findings.length)}>
            {t('more', { count: hidden })}
          </button>
        )}
      </div>
    </li>
  )
}

/** Rules that nothing was loaded for: they say nothing, which is not the same as being kept. */
function uncheckedRules({ planning = noPlanningFacts }: DraftGround, hasTerrain: boolean): DraftRule[] {
  const loaded = new Set(planning.features.map(({ kind }) => kind))
  const ofLayers = {
    'boundary-river': 'boundary-river',
    'protected-nature': 'protected-nature',
    'protected-farmland': 'protected-farmland',
    'fields-cut-off': 'fields',
    'crossing-road': 'road',
  } as const
  return draftRules.filter((rule) => {
    if (rule === 'too-steep') return !hasTerrain
    if (rule === 'marker-sight') return planning.markers.length < 2
    const kind = ofLayers[rule as keyof typeof ofLayers]
    return kind !== undefined && !loaded.has(kind)
  })
}
