declare module 'virtual:world' {
  /** A piece of the world: where its west and south edge is ("5,45") and the address of its file. */
  interface Grade {
    size: number;
    squares: Record<string, string>;
  }
  const world: {
    coarse: Grade;
    medium: Grade;
    fine: Grade;
    /** How far squares reach into each other, in degrees. */
    overlap: number;
    /** ISO's two letters, where the name stands, and how wide the country is there, in degrees. */
    countries: [code: string, lon: number, lat: number, width: number][];
  };
  export default world;
}
