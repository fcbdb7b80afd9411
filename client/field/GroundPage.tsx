import { useTranslation } from 'react-i18next'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { useCounty } from '../api/county.ts'
import { useUnits, type UnitItem } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { BackHeader } from './BackHeader.tsx'
import type { GroundChoice } from './myGround.ts'

interface GroundPageProps {
  onChoose: (choice: GroundChoice) => void
  onBack: () => void
}

/** Choose a township, one of its villages or, before there are units, a whole line. */
export function GroundPage({ onChoose, onBack }: GroundPageProps) {
  const { t } = useTranslation('field')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const units = (useUnits().data ?? []).filter((unit) => unit.ground.length > 0)
  const townships = units.filter((unit) => unit.level === 'township').sort(byChainage)
  return (
    <div className="field">
      <BackHeader title={t('chooseStretch')} onBack={onBack} />
      <main className="field-main">
        {townships.length === 0 && (
          <p className="field-quiet">{lines.length === 0 ? t('noLine') : t('noUnits')}</p>
        )}
        {townships.map((township) => (
          <details key={township.id} className="field-card field-township">
            <summary>
              <b>{nameOf(township.name)}</b>
              <GroundText unit={township} />
            </summary>
            <ul className="field-list">
              <li>
                <button
                  type="button"
                  className="field-button field-wide"
                  onClick={() => onChoose({ kind: 'unit', id: township.id })}
                >
                  <b>{t('wholeOf', { name: nameOf(township.name) })}</b>
                </button>
              </li>
              {units
                .filter((unit) => unit.level === 'village' && unit.parentId === township.id)
                .sort(byChainage)
                .map((village) => (
                  <li key={village.id}>
                    <button
                      type="button"
                      className="field-button field-wide field-choice"
                      onClick={() => onChoose({ kind: 'unit', id: village.id })}
                    >
                      <span>{nameOf(village.name)}</span>
                      <GroundText unit={village} />
                    </button>
                  </li>
                ))}
            </ul>
          </details>
        ))}
        {lines.map((line) => (
          <button
            key={line.id}
            type="button"
            className="field-button field-wide field-choice"
            onClick={() => onChoose({ kind: 'line', id: line.id })}
          >
            <span>
              {t('wholeLine')}: {nameOf(line.name)}
            </span>
            <small>{formatChainage(line.lengthM)}</small>
          </button>
        ))}
      </main>
    </div>
  )
}

function GroundText({ unit }: { unit: UnitItem }) {
  return <small>{unit.ground.map(formatStretch).join(', ')}</small>
}

const byChainage = (a: UnitItem, b: UnitItem) => (a.ground[0]?.fromM ?? 0) - (b.ground[0]?.fromM ?? 0)
