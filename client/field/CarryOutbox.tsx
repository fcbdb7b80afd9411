import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../account/me.ts'
import { actsOfFile, outboxAsFile } from './outboxCarried.ts'
import { UnreadableFile } from './delivery/outboxFile.ts'
import { useCarrying, useDeviceOutbox } from './useDelivery.ts'

/** For a phone that will find no network, or may not last: what waits goes as a file to another one. */
export function CarryOutbox() {
  const { t } = useTranslation('field')
  const { waiting } = useDeviceOutbox()
  const { takeIn } = useCarrying()
  const { userName } = useMe().actor
  const [said, setSaid] = useState<string | undefined>(undefined)
  const saveFile = async () => {
    const file = await outboxAsFile(waiting, new Date())
    const address = URL.createObjectURL(file)
    Object.assign(document.createElement('a'), { href: address, download: file.name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    setSaid(t('fileSaved', { count: waiting.length, name: file.name }))
  }
  const takeFile = async (file: File) => {
    try {
      const acts = await actsOfFile(file, userName)
      const fresh = await takeIn(acts)
      setSaid(t('fileTaken', { count: fresh, known: acts.length - fresh }))
    } catch (error) {
      setSaid(t(error instanceof UnreadableFile ? error.why : 'file-unkept'))
    }
  }
  return (
    <section className="field-acts">
      <h2 className="field-heading">{t('carryTitle')}</h2>
      <p className="field-quiet">{t('carryLong')}</p>
      {waiting.length > 0 && (
        <button type="button" className="field-button field-wide" onClick={() => void saveFile()}>
          {t('saveFile')}
        </button>
      )}
      <label className="field-button field-wide field-take-photo">
        {t('takeFile')}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file !== undefined) void takeFile(file)
            event.currentTarget.value = ''
          }}
        />
      </label>
      {said !== undefined && <p role="status">{said}</p>}
    </section>
  )
}
