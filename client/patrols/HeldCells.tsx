import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StateAmounts } from '../../geo/figures.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** Heads of the columns that `HeldCells` fills. */
export function HeldHeads() {
  const { t } = useTranslation('patrolPlans')
  return (
    <>
      <Table.Th>{t('heldPlanned')}</Table.Th>
      <Table.Th>{t('thinKmH')}</Table.Th>
      <Table.Th>{t('gapKmH')}</Table.Th>
    </>
  )
}

/** What is held, thin and open of a stretch, in a row. */
export function HeldCells({
  amounts: { shareHeld, thin, gap },
}: {
  amounts: Pick<StateAmounts, 'shareHeld' | 'thin' | 'gap'>
}) {
  const { t } = useTranslation('patrolPlans')
  const { share, number } = useQuantities()
  return (
    <>
      <Table.Td>{share(shareHeld)}</Table.Td>
      <Table.Td>{t('kmH', { value: number(thin, 1) })}</Table.Td>
      <Table.Td>{t('kmH', { value: number(gap, 1) })}</Table.Td>
    </>
  )
}
