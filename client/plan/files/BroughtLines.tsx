import { Checkbox, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { hardlyMeantM, isLikelyMeant, type BroughtLine } from './broughtLine.ts'

interface BroughtLinesProps {
  lines: readonly BroughtLine[]
  /** Which of them are taken, by their place in the list. */
  taken: ReadonlySet<number>
  onTaken: (taken: ReadonlySet<number>) => void
}

/** The lines of a file, what they are and where, to choose from. */
export function BroughtLines({ lines, taken, onTaken }: BroughtLinesProps) {
  const { t } = useTranslation('planFiles')
  const { length, number } = useQuantities()
  const signed = (metres: number) =>
    metres < -0.5 ? t('beyond', { length: length(-metres) }) : length(metres)
  const between = ({ nearestM, farthestM }: BroughtLine) =>
    signed(nearestM) === signed(farthestM) ? signed(nearestM) : `${signed(nearestM)} – ${signed(farthestM)}`
  return (
    <Table.ScrollContainer minWidth={560} maxHeight={320}>
      <Table stickyHeader verticalSpacing={6} className="plan-brought">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={28}>
              <Checkbox
                size="xs"
                aria-label={t('all')}
                checked={taken.size === lines.length}
                indeterminate={taken.size > 0 && taken.size < lines.length}
                onChange={(event) =>
                  onTaken(new Set(event.currentTarget.checked ? lines.map((_, index) => index) : []))
                }
              />
            </Table.Th>
            <Table.Th>{t('line')}</Table.Th>
            <Table.Th ta="right">{t('cornerCount')}</Table.Th>
            <Table.Th ta="right">{t('length')}</Table.Th>
            <Table.Th>{t('stretch')}</Table.Th>
            <Table.Th ta="right">{t('away')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={nameOf(line)}
                  checked={taken.has(index)}
                  onChange={(event) => {
                    const next = new Set(taken)
                    if (event.currentTarget.checked) next.add(index)
                    else next.delete(index)
                    onTaken(next)
                  }}
                />
              </Table.Td>
              <Table.Td>{nameOf(line)}</Table.Td>
              <Table.Td ta="right">{number(line.path.length)}</Table.Td>
              <Table.Td ta="right">{length(line.lengthM)}</Table.Td>
              <Table.Td>{isLikelyMeant(line) ? formatStretch(line.stretch) : '–'}</Table.Td>
              <Table.Td ta="right">
                {isLikelyMeant(line) ? (
                  between(line)
                ) : (
                  <span className="plan-fault" title={t('farAwayLine', { length: length(hardlyMeantM) })}>
                    {length(Math.min(Math.abs(line.nearestM), Math.abs(line.farthestM)))}
                  </span>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )

  function nameOf({ found: { name, layer, place } }: BroughtLine): string {
    const where =
      place.kind === 'line' ? t('lineAt', { line: place.line }) : t('featureAt', { feature: place.feature })
    return [name, layer === null ? null : t('layer', { layer }), where]
      .filter((text) => text !== null)
      .join(' · ')
  }
}
