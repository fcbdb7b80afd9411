import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { fieldNamespaces } from '../../../client/field/fieldNamespaces.ts'

const client = join(import.meta.dirname, '..', '..', '..', 'client')

/** Every file of ours that the phone's page is built from, with its text. */
function filesOfField(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (file: string): void => {
    if (found.has(file) || !existsSync(file)) return
    const text = readFileSync(file, 'utf8')
    found.set(file, text)
    for (const [, path = ''] of text.matchAll(
      /(?:^import |^\} from |^import (?!type)[^;'\n]*from |import\()'(\.[^']+)'/gm,
    ))
      visit(join(dirname(file), path))
  }
  visit(join(client, 'field', 'main.tsx'))
  return found
}

const files = [...filesOfField()]

it('the phone has the words of every namespace that its pages ask for', () => {
  const asked = files.flatMap(([, text]) =>
    [...text.matchAll(/useTranslation\('(\w+)'/g)].map(([, namespace]) => namespace),
  )
  expect(asked.length).toBeGreaterThan(50)
  expect(
    [...new Set(asked)].filter((namespace) => !Object.keys(fieldNamespaces).includes(namespace ?? '')),
  ).toEqual([])
})

it('the phone has the styles of every Mantine component that its pages show', () => {
  const styles = readFileSync(join(client, 'field', 'fieldStyles.ts'), 'utf8')
  const folder = join(client, '..', 'node_modules', '@mantine', 'core', 'styles')
  const components = files.flatMap(([, text]) =>
    [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  )
  const styled = [...new Set(components)].filter((name) => existsSync(join(folder, `${name}.css`)))
  expect(styled).toContain('Button')
  expect(styled.filter((name) => !styles.includes(`/${name}.css'`))).toEqual([])
})

it('nothing of deck.gl is in what the phone loads', () => {
  expect(
    files.filter(([, text]) => /^import (?!type)[^']*'@deck\.gl/m.test(text)).map(([file]) => file),
  ).toEqual([])
})
