import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../account/me.ts'
import { useMayAt } from '../account/useMayAt.ts'
import { useDisplays, useSettings, type DisplayItem } from '../api/administration.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useWalls } from '../api/walls.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { DisplayForm } from './DisplayForm.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { ReleaseRule } from './ReleaseRule.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { useUnitNames } from './useUnitNames.ts'

/** Walls that nobody signs in to. */
export function Displays() {
  const { t } = useTranslation('admin')
  const { moment } = useQuantities()
  const { unitName } = useUnitNames()
  const displays = useDisplays().data?.items
  const walls = useWalls().data
  const mayMake = useMay('make-displays')
  const [isOpen, setIsOpen] = useState(false)
  const [given, setGiven] = useState<{ name: string; address: string } | undefined>(undefined)
  const isApproved = useSettings().data?.approveReleases !== true
  const columns: readonly TableColumn<DisplayItem>[] = [
    { id: 'name', title: t('displayName'), text: ({ name }) => name },
    { id: 'unit', title: t('unit'), text: ({ unitId }) => unitName(unitId) },
    {
      id: 'arrangement',
      title: t('arrangement'),
      text: ({ wallId }) => walls?.find(({ id }) => id === wallId)?.name ?? t('arrangementNone'),
      renderCell: (display) => <Shown display={display} />,
    },
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
    { id: 'approval', title: t('approval'), text: ({ approval }) => t(`approval.${approval}`) },
  ]
  return (
    <>
      <ReleaseRule />
      <DataTable
        label={t('displays')}
        columns={columns}
        rows={displays}
        rowKey={({ id }) => id}
        empty={t('noDisplays')}
        renderActs={(display) => <DisplayActs display={display} />}
      >
        {mayMake && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsOpen(true)}>
            {t('makeDisplay')}
          </Button>
        )}
      </DataTable>
      {isOpen && (
        <FormDrawer title={t('makeDisplay')} onClose={() => setIsOpen(false)}>
          <DisplayForm onGiven={setGiven} onClose={() => setIsOpen(false)} />
        </FormDrawer>
      )}
      {given !== undefined && (
        <ShownOnce
          title={t('addressTitle', { name: given.name })}
          note={t(isApproved ? 'addressLong' : 'addressAwaits')}
          secret={given.address}
          onClose={() => setGiven(undefined)}
        />
      )}
    </>
  )
}

/** Whoever may do neither sees it all the same; nobody approves what they made themselves. */
function DisplayActs({ display }: { display: DisplayItem }) {
  const { id, name, version, approval, madeBy, boundAt } = display
  const { t } = useTranslation('admin')
  const { actor } = useMe()
  const mayRevoke = useMay('make-displays')
  const mayApprove = useMay('approve-releases') && madeBy !== actor.id
  const isAsked = useSettings().data?.approveReleases === true
  // Made before a second person was asked for, and not opened yet: it takes one now.
  const isAwaited = approval === 'awaited' || (approval === 'not-needed' && isAsked && boundAt == null)
  const act = useAct()
  const ofVersion = { version, irreversible: true }
  return (
    <div className="row-acts">
      {mayApprove && isAwaited && (
        <Button
          size="compact-xs"
          loading={act.sending}
          onClick={() => void act.send({ ...ofVersion, method: 'POST', address: `/displays/${id}/approve` })}
        >
          {t('approve')}
        </Button>
      )}
      {mayRevoke && (
        <AskedButton
          size="compact-xs"
          label={t('revoke')}
          question={t('revokeSure', { name })}
          keep={t('keep')}
          loading={act.sending}
          position="bottom-end"
          onConfirm={() => void act.send({ ...ofVersion, method: 'DELETE', address: `/displays/${id}` })}
        />
      )}
      <Refusal sentence={act.refusal} />
    </div>
  )
}

/** Which arrangement a display shows; it follows as soon as another one is chosen. */
function Shown({ display: { id, name, unitId, version, wallId } }: { display: DisplayItem }) {
  const { t } = useTranslation('admin')
  const walls = useWalls().data ?? []
  const mayChange = useMayAt('make-displays')(unitId)
  const act = useAct()
  if (!mayChange) return walls.find((wall) => wall.id === wallId)?.name ?? t('arrangementNone')
  return (
    <>
      <Select
        size="xs"
        aria-label={t('arrangementOf', { name })}
        placeholder={t('arrangementNone')}
        data={walls.map((wall) => ({ value: wall.id, label: wall.name }))}
        value={wallId}
        disabled={act.sending}
        clearable
        onChange={(chosen) =>
          void act.send({
            method: 'PUT',
            address: `/displays/${id}`,
            version,
            body: { name, wallId: chosen },
          })
        }
      />
      <Refusal sentence={act.refusal} />
    </>
  )
}
