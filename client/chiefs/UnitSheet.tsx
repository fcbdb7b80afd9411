import { formatStretch } from '../../geo/chainageLabel.ts'
import { Button, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chiefLevel, type Answering } from '../../data/model/chief.ts'
import { UnitSelect } from '../admin/UnitSelect.tsx'
import { useCounty } from '../api/county.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useViewState } from '../shell/viewState.ts'
import { cutTo, reaches } from './reaches.ts'
import { useChiefNames } from './useChiefNames.ts'
import { useChiefRows } from './useChiefRows.ts'
import type { Answered } from './useResponsibility.ts'

interface UnitSheetProps {
  unitId: string
  answered: Answered
  onUnit: (unitId: string) => void
  onClose: () => void
}

/** One page of A4 to be printed and hung up: who answers for what on a unit's ground. */
export function UnitSheet({ unitId, answered, onUnit, onClose }: UnitSheetProps) {
  const { t } = useTranslation('chiefs')
  const { length, moment, day } = useQuantities()
  const { lineId, atMs } = useViewState()
  const { lines } = useCounty()
  const nameOf = useNameOf()
  const units = useUnits().data
  const { kindName, pointName, unitName } = useChiefRows(answered)
  const { tryName, tryPhone, actingAt } = useChiefNames()
  const unit = units?.find(({ id }) => id === unitId)
  const ground = unit?.ground.filter((piece) => piece.lineId === lineId) ?? []
  const line = lines.find(({ id }) => id === lineId)
  const said = (chief: Answering | undefined): string => {
    if (chief === undefined) return t('nobody')
    const acting = actingAt(chief, atMs)
    return [
      nameOf(chief.post),
      ...(chief.department === null ? [] : [nameOf(chief.department)]),
      tryName(chief.personId) ?? (chief.personId === null ? t('vacant') : '–'),
      tryPhone(chief.personId),
      acting === undefined ? undefined : t('acting', { name: acting }),
    ]
      .filter((part) => part !== undefined)
      .join(' · ')
  }
  const chiefOf = (id: string): Answering | undefined =>
    answered.chargeById.get(id) ?? answered.stretchById.get(id)?.properties
  const saidAll = (ids: readonly string[]) =>
    ids.length === 0 ? t('nobody') : ids.map((id) => said(chiefOf(id))).join('; ')
  const { lengthM } = answered.responsibility
  const isOn = (atM: number) => ground.some((piece) => reaches(piece, { fromM: atM, toM: atM }, lengthM))
  const points = answered.responsibility.points.filter(({ atM }) => atM.some(isOn))
  const links = answered.responsibility.areas.filter((area) => area.unitId === unitId)
  return (
    <div className="unit-sheet on-paper">
      <div className="unit-sheet-bar">
        <UnitSelect
          label={t('sheetChoose')}
          value={unitId === '' ? null : unitId}
          onChange={(chosen) => chosen !== null && onUnit(chosen)}
        />
        <Button variant="default" onClick={onClose}>
          {t('back')}
        </Button>
        <Button disabled={unit === undefined} onClick={() => window.print()}>
          {t('printNow')}
        </Button>
      </div>
      {unit !== undefined && (
        <article className="unit-sheet-page">
          <Title order={1} size="h3">
            {t('sheetOf', { unit: nameOf(unit.name) })}
          </Title>
          <Text size="sm">
            {line === undefined ? '' : `${nameOf(line.name)} · `}
            {ground.map(formatStretch).join(', ')}
            {ground.length > 0 &&
              ` · ${length(ground.reduce((sum, { fromM, toM }) => sum + toM - fromM, 0))}`}
            {' · '}
            {t('sheetAt', { when: moment(atMs) })}
          </Text>
          {ground.length === 0 && <Text size="sm">{t('sheetNoGround')}</Text>}
          {ground.length > 0 && (
            <>
              <h2>{t('sheetStretches')}</h2>
              <table>
                <tbody>
                  {answered.responsibility.levels.flatMap(({ level, pieces }) =>
                    cutTo(ground, pieces).map((piece) => (
                      <tr key={`${level} ${piece.fromM}`} data-state={piece.state}>
                        <td>{t(`level.${level}`)}</td>
                        <td>{formatStretch(piece)}</td>
                        <td>{saidAll(piece.stretchIds)}</td>
                      </tr>
                    )),
                  )}
                </tbody>
              </table>
            </>
          )}
          {points.length > 0 && (
            <>
              <h2>{t('sheetPoints')}</h2>
              <table>
                <thead>
                  <tr>
                    <th>{t('what')}</th>
                    {chiefLevel.options.map((level) => (
                      <th key={level}>{t(`level.${level}`)}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {points.map(({ kind, id, levels }) => {
                    const point = answered.pointById.get(id)
                    return (
                      <tr key={id}>
                        <td>
                          {point?.number === undefined && `${kindName(kind)} `}
                          {point === undefined ? '' : pointName(point)}
                        </td>
                        {levels.map(({ level, state, chiefIds }) => (
                          <td key={level} data-state={state}>
                            {chiefIds.length === 0
                              ? t('nobody')
                              : chiefIds
                                  .map((chiefId) => {
                                    const chief = chiefOf(chiefId)
                                    return (
                                      tryName(chief?.personId) ??
                                      (chief === undefined ? '–' : nameOf(chief.post))
                                    )
                                  })
                                  .join(', ')}
                          </td>
                        ))}
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </>
          )}
          {links.length > 0 && (
            <>
              <h2>{t('sheetLinks')}</h2>
              <table>
                <tbody>
                  {links.map(({ level, chiefIds }) => (
                    <tr key={level}>
                      <td>{t(`level.${level}`)}</td>
                      <td>{unitName(unitId)}</td>
                      <td>{saidAll(chiefIds)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          <p className="unit-sheet-signed">
            {t('sheetSigned')}: ____________________ {day(atMs)}
          </p>
        </article>
      )}
    </div>
  )
}
