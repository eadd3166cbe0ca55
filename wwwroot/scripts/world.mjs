// Makes the files that the map is drawn from: Natural Earth's countries (public domain, packed by world-atlas) as rings of
// small numbers. Three grades: coarse in one piece, medium and fine in squares, of which a view needs a few.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const unit = 1000; // parts of a degree; 110 m, finer than the finest grade
const overlap = 0.02; // squares reach into each other, so that no seam shows

/** Every file by its name with a hash of its content, and what the app has to know of them. */
export function makeWorld() {
  const files = new Map();
  const put = (name, bytes) => {
    const path = `assets/${name}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 8)}.bin`;
    files.set(path, bytes);
    return `/${path}`;
  };
  const [coarse, medium, fine] = ['110m', '50m', '10m'].map(read);
  const cut = (name, countries, size) => {
    const squares = {};
    for (let west = -180; west < 180; west += size) {
      for (let south = -90; south < 90; south += size) {
        const box = [Math.max(-180, west - overlap), Math.max(-90, south - overlap), Math.min(180, west + size + overlap), Math.min(90, south + size + overlap)];
        const clipped = countries.map(({ rings, boxes }) => rings.map((ring, i) => cutOut(ring, boxes[i], box)).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);
        if (clipped.length > 0) squares[`${west},${south}`] = put(name, encode(clipped));
      }
    }
    return { size, squares };
  };
  const facts = {
    coarse: { size: 360, squares: { '-180,-90': put('land-110', encode(coarse.map(({ rings }) => rings))) } },
    medium: cut('land-50', medium, 45),
    fine: cut('land-10', fine, 30),
    overlap,
    countries: medium.map(label).filter(Boolean),
  };
  return { files, facts };
}

/** The countries of a grade, each with its rings of [lon, lat]. */
function read(grade) {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${grade}.json`), 'utf8'));
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [((x += dx) * scale[0]) + translate[0], ((y += dy) * scale[1]) + translate[1]]);
  });
  const ringsOf = (indices) => unroll(indices.flatMap((index, at) => (index < 0 ? arcs[~index].toReversed() : arcs[index]).slice(at === 0 ? 0 : 1)));
  return topology.objects.countries.geometries.map(({ type, arcs: parts, id, properties }) => withBoxes({
    code: codeOf(id, properties.name),
    rings: (type === 'Polygon' ? parts.flatMap(ringsOf) : type === 'MultiPolygon' ? parts.flatMap((polygon) => polygon.flatMap(ringsOf)) : []),
  }));
}

function withBoxes(country) {
  const boxOf = (ring) => ring.reduce(([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)], [Infinity, Infinity, -Infinity, -Infinity]);
  return { ...country, boxes: country.rings.map(boxOf) };
}

/** The part of a ring within a box; most are whole in one or not in it at all. */
function cutOut(ring, [west, south, east, north], box) {
  if (west > box[2] || east < box[0] || south > box[3] || north < box[1]) return [];
  return west >= box[0] && east <= box[2] && south >= box[1] && north <= box[3] ? ring : clip(ring, box);
}

/** The atlas is of a globe, where a ring may go over the date line and round a pole. On the map it is cut there. */
function unroll(ring) {
  let turn = 0;
  const flat = ring.map(([x, y], i) => {
    const before = i > 0 ? ring[i - 1][0] : x;
    if (x - before > 180) turn -= 360;
    else if (before - x > 180) turn += 360;
    return [x + turn, y];
  });
  if (turn !== 0) {
    const pole = flat[0][1] < 0 ? -90 : 90;
    flat.push([flat.at(-1)[0], pole], [flat[0][0], pole]);
  }
  const xs = flat.map(([x]) => x);
  if (Math.min(...xs) >= -180 && Math.max(...xs) <= 180) return [flat];
  return [-360, 0, 360].map((by) => clip(flat.map(([x, y]) => [x + by, y]), [-180, -90, 180, 90])).filter((part) => part.length > 3);
}

/** ISO's two letters, by which a browser knows the name in every language. */
function codeOf(id, name) {
  if (!id) return name === 'Kosovo' ? 'XK' : '';
  const region = new Intl.Locale(`und-${id.padStart(3, '0')}`).maximize().region ?? '';
  const [canonical] = Intl.getCanonicalLocales(`und-${id.padStart(3, '0')}`);
  return /^und-[A-Z]{2}$/.test(canonical ?? '') ? canonical.slice(4) : /^[A-Z]{2}$/.test(region) ? region : '';
}

/** The part of a ring within a box (Sutherland and Hodgman). */
function clip(ring, [west, south, east, north]) {
  const edges = [
    [([x]) => x >= west, (a, b) => [west, a[1] + ((b[1] - a[1]) * (west - a[0])) / (b[0] - a[0])]],
    [([x]) => x <= east, (a, b) => [east, a[1] + ((b[1] - a[1]) * (east - a[0])) / (b[0] - a[0])]],
    [([, y]) => y >= south, (a, b) => [a[0] + ((b[0] - a[0]) * (south - a[1])) / (b[1] - a[1]), south]],
    [([, y]) => y <= north, (a, b) => [a[0] + ((b[0] - a[0]) * (north - a[1])) / (b[1] - a[1]), north]],
  ];
  let points = ring;
  for (const [isIn, cross] of edges) {
    const next = [];
    for (let i = 0; i < points.length; i++) {
      const [from, to] = [points[(i + points.length - 1) % points.length], points[i]];
      if (isIn(from) !== isIn(to)) next.push(cross(from, to));
      if (isIn(to)) next.push(to);
    }
    points = next;
    if (points.length === 0) return points;
  }
  return points;
}

/** Countries as rings as steps from point to point, zigzag in varints (src/map/rings.ts reads them). */
function encode(countries) {
  const bytes = [];
  const write = (value) => {
    for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
    bytes.push(value);
  };
  const step = (value) => write(value < 0 ? -2 * value - 1 : 2 * value);
  write(countries.length);
  for (const rings of countries) {
    write(rings.length);
    for (const ring of rings) {
      const points = ring.map(([x, y]) => [Math.round(x * unit), Math.round(y * unit)]).filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
      write(points.length);
      let [lastX, lastY] = [0, 0];
      for (const [x, y] of points) {
        step(x - lastX);
        step(y - lastY);
        [lastX, lastY] = [x, y];
      }
    }
  }
  return Buffer.from(bytes);
}

/** Where a country's name stands: the point of its largest part that is farthest from the edges; and how wide it is there, in degrees. */
function label({ code, rings }) {
  if (!code || code === 'AQ') return null;
  const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0));
  const ring = rings.reduce((best, one) => (area(one) > area(best) ? one : best));
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const some = ring.filter((_, i) => i % Math.ceil(ring.length / 500) === 0);
  let best = null;
  for (let i = 1; i < 24; i++) {
    for (let j = 1; j < 24; j++) {
      const [x, y] = [west + ((east - west) * i) / 24, south + ((north - south) * j) / 24];
      const away = inside(some, x, y) ? distance(some, x, y) : -1;
      if (away > (best?.away ?? 0)) best = { x, y, away };
    }
  }
  return best && [code, Math.round(best.x * 100) / 100, Math.round(best.y * 100) / 100, Math.round(best.away * 200) / 100];
}

function inside(ring, x, y) {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) is = !is;
  }
  return is;
}

function distance(ring, x, y) {
  const flat = Math.cos((y * Math.PI) / 180);
  return Math.min(...ring.map(([px, py]) => Math.hypot((px - x) * flat, py - y)));
}

/** For Vite: `virtual:world` says where the files are, and they are part of what is built. */
export function world() {
  let made;
  const get = () => (made ??= makeWorld());
  return {
    name: 'world-map',
    resolveId: (id) => (id === 'virtual:world' ? '\0virtual:world' : undefined),
    load: (id) => (id === '\0virtual:world' ? `export default ${JSON.stringify(get().facts)}` : undefined),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const bytes = request.url?.endsWith('.bin') ? get().files.get(request.url.slice(1)) : undefined;
        if (!bytes) return next();
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(bytes);
      });
    },
    generateBundle() {
      for (const [fileName, source] of get().files) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
