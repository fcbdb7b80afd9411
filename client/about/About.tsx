import './about.css'
import { Anchor, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { KeepingPanel } from '../keeping/KeepingPanel.tsx'
import { Shell } from '../shell/Shell.tsx'
import { shippedData, shippedSoftware } from './shipped.ts'

/** Version, where the lines come from, and whose work the product ships with. */
export function About() {
  const { t } = useTranslation('about')
  const { t: domain } = useTranslation('domain')
  const { version, lines, demonstration } = useCounty()
  const nameOf = useNameOf()
  const maySeeServer = useMay('see-server')
  const mayLoad = useMay('change-line')
  const { length } = useQuantities()
  return (
    <Shell workplace="about" timeless>
      <article className="about">
        <header>
          <Title order={2}>{t('title')}</Title>
          <Text c="dimmed">{t('version', { version })}</Text>
          <Text mt="xs">{t('what')}</Text>
          {demonstration !== 'none' && <Text mt="xs">{domain('demonstrationLong')}</Text>}
        </header>
        <section>
          <Title order={3}>{t('boundary')}</Title>
          <Text>{t('boundaryLong')}</Text>
        </section>
        <section>
          <Title order={3}>{t('lines')}</Title>
          {lines.length > 0 && (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('line')}</Table.Th>
                    <Table.Th ta="right">{t('measured')}</Table.Th>
                    <Table.Th ta="right">{t('official')}</Table.Th>
                    <Table.Th>{t('source')}</Table.Th>
                    <Table.Th>{t('approval')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {lines.map((line) => (
                    <Table.Tr key={line.id}>
                      <Table.Td>{nameOf(line.name)}</Table.Td>
                      <Table.Td ta="right">{length(line.lengthM)}</Table.Td>
                      <Table.Td ta="right">
                        {line.officialLengthM === null ? '–' : length(line.officialLengthM)}
                      </Table.Td>
                      <Table.Td>
                        {line.source}
                        {line.licence !== '' && ` · ${line.licence}`}
                      </Table.Td>
                      <Table.Td>{line.approvalNumber ?? '–'}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
          {mayLoad && (
            <Anchor component={Link} to="/?setup=line">
              {t('loadAnother')}
            </Anchor>
          )}
        </section>
        {maySeeServer && <KeepingPanel />}
        <section>
          <Title order={3}>{t('data')}</Title>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('usedFor')}</Table.Th>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('licence')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shippedData.map(({ use, name, licence }) => (
                <Table.Tr key={use}>
                  <Table.Td>{t(use)}</Table.Td>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{licence}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
        <section>
          <Title order={3}>{t('software')}</Title>
          <Text>{t('softwareLong')}</Text>
          <ul className="about-software">
            {shippedSoftware.map(({ name, holder, licence }) => (
              <li key={name}>
                <strong>{name}</strong> · {holder} · {licence}
              </li>
            ))}
          </ul>
          <Anchor href="/api/docs">{t('api')}</Anchor>
        </section>
      </article>
    </Shell>
  )
}
