import { Button, Text, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnits, type UnitItem } from '../../api/records.ts'
import { FormDrawer } from '../FormDrawer.tsx'
import { UnitForm } from './UnitForm.tsx'
import { UnitTreeRow } from './UnitTreeRow.tsx'
import { unitRows } from './unitRows.ts'

type Edited = { kind: 'new'; parent: UnitItem | undefined } | { kind: 'change'; unit: UnitItem }

/** The tree of units with their ground: making, changing and ending them. */
export function Units() {
  const { t } = useTranslation('admin')
  const units = useUnits().data
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<Edited | undefined>(undefined)
  const rows = useMemo(() => {
    const all = units ?? []
    const wanted = search.trim().toLowerCase()
    const level = new Map(all.map(({ id, level }) => [id as string, level]))
    // Villages and groups are many: townships are closed at first.
    const isClosed = (id: string) => (level.get(id) === 'township') !== toggled.has(id)
    const fits =
      wanted === ''
        ? undefined
        : ({ name }: UnitItem) => `${name.en}\n${name.zh}`.toLowerCase().includes(wanted)
    return unitRows(all, isClosed, fits)
  }, [units, toggled, search])
  const toggle = (id: string) =>
    setToggled(
      toggled.has(id) ? new Set([...toggled].filter((one) => one !== id)) : new Set([...toggled, id]),
    )
  const close = () => setEdited(undefined)
  return (
    <>
      <div className="data-table-bar">
        <TextInput
          className="data-table-search"
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t('findUnit')}
          aria-label={t('findUnit')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <div className="data-table-acts">
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setEdited({ kind: 'new', parent: undefined })}
          >
            {t('makeUnit')}
          </Button>
        </div>
      </div>
      {units?.length === 0 && <Text c="dimmed">{t('noUnits')}</Text>}
      {rows.length > 0 && (
        <ul className="unit-tree">
          {rows.map((row) => (
            <UnitTreeRow
              key={row.unit.id}
              row={row}
              onToggle={() => toggle(row.unit.id)}
              onChange={() => setEdited({ kind: 'change', unit: row.unit })}
              onMakeBelow={() => setEdited({ kind: 'new', parent: row.unit })}
            />
          ))}
        </ul>
      )}
      {edited !== undefined && (
        <FormDrawer title={t(edited.kind === 'new' ? 'makeUnit' : 'changeUnit')} onClose={close}>
          {edited.kind === 'new' ? (
            <UnitForm parent={edited.parent} onClose={close} />
          ) : (
            <UnitForm unit={edited.unit} onClose={close} />
          )}
        </FormDrawer>
      )}
    </>
  )
}
