// Compares the files of a pack with its manifest: node check.mjs FOLDER. Ends with 1 and a sentence where one is another.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
for (const model of JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).models) {
  for (const file of model.files) {
    const content = readFileSync(join(folder, file.name));
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (content.length !== file.bytes || sha256 !== file.sha256) {
      console.error(`models: ${file.name} is not the file that the manifest names (${content.length} bytes, sha256 ${sha256})`);
      process.exit(1);
    }
  }
}
