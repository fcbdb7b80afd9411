/** What the tests use of JTS, the judge of parallels. */
declare module 'jsts' {
  interface Coordinate {
    readonly x: number
    readonly y: number
  }
  interface Geometry {
    distance(other: Geometry): number
    isSimple(): boolean
    buffer(distance: number, quadrantSegments: number, endCap: number): Geometry
    getBoundary(): Geometry
    getCoordinates(): readonly Coordinate[]
  }
  const jsts: {
    geom: {
      Coordinate: new (x: number, y: number) => Coordinate
      GeometryFactory: new () => {
        createLineString(coordinates: readonly Coordinate[]): Geometry
        createPoint(coordinate: Coordinate): Geometry
      }
    }
    operation: {
      buffer: { BufferParameters: { CAP_FLAT: number } }
      distance: { DistanceOp: { distance(one: Geometry, other: Geometry): number } }
    }
  }
  export default jsts
}
