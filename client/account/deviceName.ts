const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['MicroMessenger/', 'WeChat'],
  ['HuaweiBrowser/', 'Huawei Browser'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

const first = (list: readonly (readonly [string, string])[], userAgent: string) =>
  list.find(([sign]) => userAgent.includes(sign))?.[1]

/** `Chrome · Windows` of a browser's user agent: enough to know one's own devices apart. */
export function deviceName(userAgent: string): string | undefined {
  const known = [first(browsers, userAgent), first(systems, userAgent)].filter((part) => part !== undefined)
  return known.length === 0 ? undefined : known.join(' · ')
}
