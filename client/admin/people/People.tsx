import { Button, Select } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayAt } from '../../account/useMayAt.ts'
import { usePeople, type PersonItem } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { DataTable, type TableColumn } from '../../table/DataTable.tsx'
import { FormDrawer } from '../FormDrawer.tsx'
import { useUnitNames } from '../useUnitNames.ts'
import { PeopleImport } from './PeopleImport.tsx'
import { PersonForm } from './PersonForm.tsx'

/** Those on the rosters. */
export function People() {
  const { t } = useTranslation('admin')
  const nameOf = useNameOf()
  const { unitName, choice } = useUnitNames()
  const people = usePeople().data
  const [unitId, setUnitId] = useState<string | null>(null)
  const [opened, setOpened] = useState<'new' | 'import' | PersonItem | undefined>(undefined)
  const close = () => setOpened(undefined)
  const columns: readonly TableColumn<PersonItem>[] = [
    { id: 'name', title: t('name'), text: ({ name }) => nameOf(name) },
    { id: 'post', title: t('post'), text: ({ post }) => nameOf(post) },
    { id: 'unit', title: t('unit'), text: (person) => unitName(person.unitId) },
    { id: 'phone', title: t('telephone'), text: ({ phone }) => phone ?? '–' },
    { id: 'mayLead', title: t('mayLead'), text: ({ mayLead }) => t(mayLead ? 'yes' : 'no') },
  ]
  return (
    <>
      <DataTable
        label={t('people')}
        columns={columns}
        rows={unitId === null ? people : people?.filter((person) => person.unitId === unitId)}
        rowKey={({ id }) => id}
        empty={t('noPeople')}
        filters={
          <Select
            aria-label={t('unit')}
            placeholder={t('anyUnit')}
            data={choice}
            value={unitId}
            onChange={setUnitId}
            searchable
            clearable
            limit={80}
          />
        }
        renderActs={(person) => <PersonActs person={person} onChange={() => setOpened(person)} />}
      >
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => setOpened('import')}
        >
          {t('import')}
        </Button>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
          {t('addPerson')}
        </Button>
      </DataTable>
      {opened === 'import' && <PeopleImport onClose={close} />}
      {opened !== undefined && opened !== 'import' && (
        <FormDrawer title={opened === 'new' ? t('addPerson') : t('changePerson')} onClose={close}>
          <PersonForm person={opened === 'new' ? undefined : opened} unitId={unitId} onClose={close} />
        </FormDrawer>
      )}
    </>
  )
}

function PersonActs({ person, onChange }: { person: PersonItem; onChange: () => void }) {
  const { t } = useTranslation('admin')
  const nameOf = useNameOf()
  const act = useAct()
  if (!useMayAt('keep-people')(person.unitId)) return null
  return (
    <div className="row-acts">
      <Button size="compact-xs" variant="default" onClick={onChange}>
        {t('change')}
      </Button>
      <AskedButton
        size="compact-xs"
        label={t('endPerson')}
        question={t('endPersonSure', { name: nameOf(person.name) })}
        keep={t('keep')}
        loading={act.sending}
        position="bottom-end"
        onConfirm={() =>
          void act.send({ method: 'DELETE', address: `/people/${person.id}`, version: person.version })
        }
      />
      <Refusal sentence={act.refusal} />
    </div>
  )
}
