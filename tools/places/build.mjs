// node build.mjs cities500.txt admin1.json places.bin: GeoNames' towns as the file that PhotoGrid.Core/Places reads (its README has the layout).
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [townsPath, regionsPath, outPath] = process.argv.slice(2);
const cellsPerDegree = 2, columns = 360 * cellsPerDegree, rows = 180 * cellsPerDegree;

// Places that are no more.
const leftOut = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'STLMT', '']);
// A section of a town (Kreuzberg) goes by the town's name.
const section = 'PPLX';
// Seats without a count of people are not hamlets.
const leastPeople = { PPLC: 50000, PPLA: 20000, PPLA2: 5000, PPLA3: 2000 };

const regions = new Map(JSON.parse(readFileSync(regionsPath, 'utf8')).map(({ code, name }) => [code, name]));
const countries = new Intl.DisplayNames(['en'], { type: 'region' });

const text = [], offsets = new Map();
let textLength = 0;
// A length byte and UTF-8; the same words once. Offset 0 is the empty text.
function textOf(words) {
  if (!offsets.has(words)) {
    let bytes = Buffer.from(words, 'utf8');
    if (bytes.length > 255) bytes = Buffer.alloc(0);
    offsets.set(words, textLength);
    text.push(Buffer.from([bytes.length]), bytes);
    textLength += 1 + bytes.length;
  }
  return offsets.get(words);
}
textOf('');

const areas = [], areaIds = new Map();
function areaOf(country, region, zone) {
  const key = `${country}.${region}.${zone}`;
  if (!areaIds.has(key)) {
    areaIds.set(key, areas.length);
    // The two letters of the code, then the name.
    areas.push([textOf(regions.get(`${country}.${region}`) ?? ''), textOf(country + countries.of(country)), textOf(zone)]);
  }
  return areaIds.get(key);
}

const rowsRead = [];
for (const line of readFileSync(townsPath, 'utf8').split('\n')) {
  const [, name, , , lat, lon, , feature, country, , region, county, district, , people, , , zone] = line.split('\t');
  if (!zone || leftOut.has(feature) || !/^[A-Z]{2}$/.test(country)) continue;
  rowsRead.push({ name, lat: +lat, lon: +lon, feature, country, region, zone, people: Math.max(+people, leastPeople[feature] ?? 500),
    division: county && [country, region, county, district].join('.') });
}

// The largest town of the same division, when it is not further than a large city is wide.
const largest = new Map();
for (const town of rowsRead) if (town.feature !== section && town.division && !(largest.get(town.division)?.people >= town.people)) largest.set(town.division, town);
function nameOf(town) {
  if (town.feature !== section) return town.name;
  const whole = largest.get(town.division);
  if (!whole || whole.people < town.people) return null;
  const north = (whole.lat - town.lat) * 111.2, east = (whole.lon - town.lon) * 111.2 * Math.cos(town.lat * Math.PI / 180);
  return Math.hypot(north, east) <= 30 ? whole.name : null;
}

const towns = [];
for (const town of rowsRead) {
  const name = nameOf(town);
  if (!name) continue;
  const row = Math.min(rows - 1, Math.floor((town.lat + 90) * cellsPerDegree)), column = Math.floor((town.lon + 180) * cellsPerDegree) % columns;
  // Towns reach further the larger they are. 0.15: the best of ten exponents and rules; docs/decisions/0015.
  const reach = Math.pow(town.people / 1000, 0.15);
  towns.push({ cell: row * columns + column, lat: Math.round(town.lat * 1e5), lon: Math.round(town.lon * 1e5), name: textOf(name),
    area: areaOf(town.country, town.region, town.zone), reach: Math.round(reach * 1000) });
}
towns.sort((a, b) => a.cell - b.cell || a.lat - b.lat || a.lon - b.lon);

const starts = new Uint32Array(rows * columns + 1);
for (const { cell } of towns) starts[cell + 1]++;
for (let cell = 0; cell < rows * columns; cell++) starts[cell + 1] += starts[cell];

const header = Buffer.alloc(32), startBytes = Buffer.from(starts.buffer);
header.write('PGPLACE1', 'latin1');
[towns.length, areas.length, textLength].forEach((count, i) => header.writeUInt32LE(count, 8 + 4 * i));
const townBytes = Buffer.alloc(towns.length * 16), areaBytes = Buffer.alloc(areas.length * 12);
towns.forEach(({ lat, lon, name, area, reach }, i) => {
  townBytes.writeInt32LE(lat, 16 * i);
  townBytes.writeInt32LE(lon, 16 * i + 4);
  townBytes.writeUInt32LE(name, 16 * i + 8);
  townBytes.writeUInt16LE(area, 16 * i + 12);
  townBytes.writeUInt16LE(reach, 16 * i + 14);
});
areas.forEach((area, i) => area.forEach((offset, part) => areaBytes.writeUInt32LE(offset, 12 * i + 4 * part)));
const body = Buffer.concat([startBytes, townBytes, areaBytes, ...text]);
// Which data this is: photos that were named by another are looked up again. A positive number of 48 bits.
header.writeBigUInt64LE(BigInt('0x' + createHash('sha256').update(body).digest('hex').slice(0, 12)), 24);
writeFileSync(outPath, Buffer.concat([header, body]));
console.log(`places: ${towns.length} towns in ${areas.length} areas`);
