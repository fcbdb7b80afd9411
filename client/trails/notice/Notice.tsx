import '@fontsource/noto-sans-myanmar/myanmar-400.css'
import '@fontsource/noto-sans-myanmar/myanmar-700.css'
import '../trails.css'
import './notice.css'
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'react-router'
import { noticeLanguage, type NoticeLanguage } from '../../../data/model/noticeLanguage.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { QrCode } from '../../account/QrCode.tsx'
import { useSettings } from '../../api/administration.ts'
import { useCounty } from '../../api/county.ts'
import { useTrailSurroundings } from '../../api/trailSurroundings.ts'
import { formatLocalTime } from '../../i18n/zonedTime.ts'
import { useMarkerBeside } from '../../overview/inspect/useBeside.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import { trailAddress } from '../trailAddress.ts'
import type { TrailRow } from '../trailRows.ts'
import { useTrailRows } from '../useTrailRows.ts'
import { useFit } from './useFit.ts'
import { languagesOf, noticeIn, type NoticeFacts, type NoticeText } from './noticeContent.ts'

/**
 * The notice for the spot, as it comes from the printer on A4. The browser prints it: it shapes every script,
 * which writing a PDF ourselves would not do for Burmese.
 */
export function Notice() {
  const { id = '' } = useParams()
  const { t } = useTranslation('notice')
  const { t: trails } = useTranslation('trails')
  const { search } = useLocation()
  const row = useTrailRows()?.find((one) => one.id === id)
  const facts = useNoticeFacts(id, row)
  const [chosen, setChosen] = useState<readonly NoticeLanguage[] | undefined>(undefined)
  const languages = chosen ?? (facts === undefined ? [] : languagesOf(facts.settings, facts.ports))
  const texts = facts === undefined ? [] : languages.map((language) => noticeIn(language, facts))
  return (
    <main className="notice" id="page">
      <div className="notice-bar">
        <Link className="trails-link trail-back" to={trailAddress(id, search)}>
          <IconArrowLeft size={16} aria-hidden /> {trails('back')}
        </Link>
        <Checkbox.Group
          aria-label={t('languages')}
          value={[...languages]}
          onChange={(values) =>
            setChosen(noticeLanguage.options.filter((language) => values.includes(language)))
          }
        >
          <Group gap="md">
            {noticeLanguage.options.map((language) => (
              <Checkbox key={language} value={language} label={t(`language.${language}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={facts === undefined || languages.length === 0}
          onClick={() => print()}
        >
          {t('print')}
        </Button>
      </div>
      <Text size="sm" className="notice-hint">
        {t('hint')}
      </Text>
      {facts !== undefined && (
        <NoticeSheet key={JSON.stringify(texts)} facts={facts} texts={texts} code={codeOf(id, facts)} />
      )}
    </main>
  )
}

function useNoticeFacts(trailId: string, row: TrailRow | undefined): NoticeFacts | undefined {
  const county = useCounty()
  const markerAt = useMarkerBeside()
  const settings = useSettings().data
  const around = useTrailSurroundings(trailId)
  const nowMs = useServerNow()
  if (row === undefined || settings === undefined || around === undefined) return undefined
  return {
    number: row.number,
    name: row.name,
    chainage: formatChainage(row.atM),
    marker: markerAt(row.lineId, row.atM),
    ports: [around.port, around.passingPort].filter((port) => port !== null),
    settings: settings.sealingNotice,
    county: county.name,
    printedOn: formatLocalTime(nowMs, county.timeZone).slice(0, 10),
    isDemonstration: county.demonstration !== 'none',
  }
}

/** Where the trail's page stands; where nobody outside reaches that, what the notice says in short. */
function codeOf(trailId: string, { settings, number, chainage }: NoticeFacts): string {
  if (!settings.codeIsText) return `${location.origin}${trailAddress(trailId, '')}`
  const { telephone } = settings
  return [`#${number}`, chainage, ...(telephone === '' ? [] : [telephone])].join('\n')
}

interface NoticeSheetProps {
  facts: NoticeFacts
  texts: readonly NoticeText[]
  code: string
}

function NoticeSheet({ facts, texts, code }: NoticeSheetProps) {
  const { t } = useTranslation('notice')
  const sheet = useFit()
  return (
    <article ref={sheet} className="notice-sheet">
      {texts.map((text, index) => (
        <NoticePart key={text.language} text={text} isFirst={index === 0} />
      ))}
      <footer className="notice-foot">
        <p className="notice-number">{facts.number}</p>
        <QrCode text={code} label={t('code')} />
      </footer>
    </article>
  )
}

function NoticePart({ text, isFirst }: { text: NoticeText; isFirst: boolean }) {
  return (
    <section
      className="notice-part"
      lang={text.language === 'zh' ? 'zh-CN' : text.language}
      data-first={isFirst}
    >
      {text.demonstration !== undefined && <p className="notice-demonstration">{text.demonstration}</p>}
      <h1>{text.title}</h1>
      <p className="notice-closed">{text.closed}</p>
      <p className="notice-lawful">{text.noPort ?? text.lawful}</p>
      {text.ports.map(({ way, passage }) => (
        <p key={way} className="notice-port">
          <b>{way}</b> {passage}
        </p>
      ))}
      {text.telephone !== undefined && <p className="notice-telephone">{text.telephone}</p>}
      <p className="notice-facts">
        {text.facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </section>
  )
}
