import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDisplays, type DisplayItem } from '../api/administration.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { DisplayForm } from './DisplayForm.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { useUnitNames } from './useUnitNames.ts'

/** Walls that nobody signs in to. */
export function Displays() {
  const { t } = useTranslation('admin')
  const { moment } = useQuantities()
  const { unitName } = useUnitNames()
  const displays = useDisplays().data?.items
  const [isOpen, setIsOpen] = useState(false)
  const [given, setGiven] = useState<{ name: string; address: string } | undefined>(undefined)
  const columns: readonly TableColumn<DisplayItem>[] = [
    { id: 'name', title: t('displayName'), text: ({ name }) => name },
    { id: 'unit', title: t('unit'), text: ({ unitId }) => unitName(unitId) },
    {
      id: 'networks',
      title: t('networks'),
      text: ({ networks }) => (networks.length === 0 ? t('anywhere') : networks.join(', ')),
    },
    {
      id: 'until',
      title: t('until'),
      text: ({ until }) => (until === null ? t('unlimited') : moment(Date.parse(until))),
      order: ({ until }) => (until === null ? Infinity : Date.parse(until)),
    },
    {
      id: 'bound',
      title: t('boundTo'),
      text: ({ boundAt, boundAddress }) =>
        boundAt == null
          ? t('notBound')
          : [moment(Date.parse(boundAt)), ...(boundAddress == null ? [] : [boundAddress])].join(' · '),
    },
  ]
  return (
    <>
      <DataTable
        label={t('displays')}
        columns={columns}
        rows={displays}
        rowKey={({ id }) => id}
        empty={t('noDisplays')}
        renderActs={(display) => <RevokeButton display={display} />}
      >
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsOpen(true)}>
          {t('makeDisplay')}
        </Button>
      </DataTable>
      {isOpen && (
        <FormDrawer title={t('makeDisplay')} onClose={() => setIsOpen(false)}>
          <DisplayForm onGiven={setGiven} onClose={() => setIsOpen(false)} />
        </FormDrawer>
      )}
      {given !== undefined && (
        <ShownOnce
          title={t('addressTitle', { name: given.name })}
          note={t('addressLong')}
          secret={given.address}
          onClose={() => setGiven(undefined)}
        />
      )}
    </>
  )
}

function RevokeButton({ display: { id, name, version } }: { display: DisplayItem }) {
  const { t } = useTranslation('admin')
  const act = useAct()
  return (
    <div className="row-acts">
      <AskedButton
        size="compact-xs"
        label={t('revoke')}
        question={t('revokeSure', { name })}
        keep={t('keep')}
        loading={act.sending}
        position="bottom-end"
        onConfirm={() =>
          void act.send({ method: 'DELETE', address: `/displays/${id}`, version, irreversible: true })
        }
      />
      <Refusal sentence={act.refusal} />
    </div>
  )
}
