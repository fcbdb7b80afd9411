/** Why a password is too easy to guess, however long it is. */
export type Weakness = 'common' | 'named' | 'patterned'

/** What everybody can guess may be part of a password where at least so much stands beside it. */
const leastBeside = 8

/**
 * Undefined where a password is none of the 49,000 most common ones, nor one of them or one of `names` with
 * little added, nor a piece that is repeated, nor one that counts up or down.
 */
export async function weaknessOf(password: string, names: readonly string[]): Promise<Weakness | undefined> {
  const plain = password.normalize('NFKC').toLowerCase()
  if (isPatterned(plain)) return 'patterned'
  const common = await commonPasswords()
  // Without the digits and signs that people put around a word.
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const isCommon = [plain, core, withoutDisguise(plain), withoutDisguise(core)].some(
    (word) => common.has(word) && plain.length - word.length < leastBeside,
  )
  if (isCommon) return 'common'
  const isNamed = names.some((name) => {
    const word = name.normalize('NFKC').toLowerCase()
    return word !== '' && plain.includes(word) && plain.replaceAll(word, '').length < leastBeside
  })
  return isNamed ? 'named' : undefined
}

/** Letters that look like others: `p@ssw0rd`. */
const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
}

const withoutDisguise = (text: string): string =>
  text.replaceAll(/[@431!05$7]/g, (sign) => disguises[sign] ?? sign)

/** A piece over and over that alone would be too short, or hardly anything but runs such as `abcd` and `9999`. */
function isPatterned(text: string): boolean {
  const letters = Array.from(text)
  const longest = Math.min(11, Math.floor(letters.length / 2))
  for (let length = 1; length <= longest; length++)
    if (letters.every((letter, at) => at < length || letter === letters[at - length])) return true
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0)
  const isOfRun = (at: number): boolean => {
    const step = codes[at]! - codes[at - 1]!
    return at >= 2 && Math.abs(step) <= 1 && step === codes[at - 1]! - codes[at - 2]!
  }
  return codes.filter((_, at) => !isOfRun(at)).length < leastBeside
}

let known: Promise<ReadonlySet<string>> | undefined

/** Half a megabyte that is of use only when somebody sets a password. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return known
}
