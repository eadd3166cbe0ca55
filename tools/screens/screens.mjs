import { readFileSync } from 'node:fs';

/** Every screen: its name, where it is, the mock that it was drawn after, and what is done to get there. A screen of stage "empty" comes before the photos, "new" before the first account. */
// What is done takes the page and the folder of photos.
const first = '[data-testid="photo-grid"] [data-photo]';

const openPhoto = (text) => async (page) => {
  // The photo of that name, by its address.
  const number = await page.evaluate(async (wanted) => (await (await fetch('/api/v1/photos?limit=200')).json()).data.photos.find(({ filename }) => filename === wanted).number, text);
  await page.goto(`/photo/${number}`);
};

const openAlbum = (name) => async (page) => {
  await page.getByRole('link', { name }).first().click();
  await page.locator(first).first().waitFor();
};

export const screens = [
  { name: 'setup', path: '/setup', mock: 'setup.html', stage: 'new' },
  { name: 'login', path: '/login', mock: 'login.html', isOutside: true, stage: 'empty' },
  { name: 'welcome', path: '/', mock: 'states.html', stage: 'empty' },
  { name: 'timeline', path: '/', mock: 'timeline.html' },
  {
    name: 'selection', path: '/', mock: 'selection.html',
    act: async (page) => {
      await page.locator(first).first().focus();
      await page.keyboard.press('Space');
      for (let more = 0; more < 3; more++) await page.keyboard.press('Shift+ArrowRight');
    },
  },
  {
    name: 'viewer', path: '/', mock: 'viewer.html',
    act: async (page) => {
      await openPhoto('Canon PowerShot A20.jpg')(page);
      await page.keyboard.press('i');
      await page.getByText('Safe on the server').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'upload', path: '/', mock: 'upload.html',
    act: async (page, photos) => {
      // One that is new, one that is here, and one that can't be shown.
      const file = (path) => ({ name: path.split('/').at(-1), mimeType: 'image/jpeg', buffer: readFileSync(`${photos}/${path}`) });
      await page.getByTestId('upload-input').setInputFiles([file('exif-orientation-examples/Landscape_1.jpg'), file('immich-test-assets/albums/nature/polemonium_reptans.jpg'), { name: 'poster.psd', mimeType: 'image/vnd.adobe.photoshop', buffer: Buffer.from('8BPS') }]);
      await page.getByText('Already here').waitFor();
    },
  },
  { name: 'albums', path: '/albums', mock: 'albums.html' },
  { name: 'album', path: '/albums', mock: 'album.html', act: openAlbum('England by train') },
  {
    name: 'album-picker', path: '/',
    act: async (page) => {
      await page.locator(first).first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('a');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'favorites', path: '/favorites' },
  { name: 'trash', path: '/trash', mock: 'states.html' },
  { name: 'library', path: '/library', mock: 'library.html' },
  { name: 'settings', path: '/settings', mock: 'settings.html' },
  { name: 'settings-german', path: '/settings', mock: 'settings.html', locale: 'de' },
  { name: 'health', path: '/admin', mock: 'admin.html' },
  { name: 'family', path: '/admin/users' },
  { name: 'keyboard', path: '/', mock: 'keyboard.html', act: async (page) => { await page.keyboard.press('?'); await page.getByRole('dialog').waitFor(); } },
];

/** Of the open corpus, without people; docs/screens/README.md has their licences. */
export const photos = [
  'immich-test-assets/metadata/gps-position/empty_gps.jpg',
  'metadata-extractor-images/jpg/Apple iPhone 6 plus.jpg',
  'metadata-extractor-images/jpg/Apple iPhone 6.jpg',
  'metadata-extractor-images/jpg/Canon IXUS 430.jpg',
  'metadata-extractor-images/jpg/Canon PowerShot A20.jpg',
  'metadata-extractor-images/jpg/Canon PowerShot A610.jpg',
  'metadata-extractor-images/jpg/Canon PowerShot A80.jpg',
  'metadata-extractor-images/jpg/Canon PowerShot G11.jpg',
  'metadata-extractor-images/jpg/Canon PowerShot G2.jpg',
  'metadata-extractor-images/jpg/Canon PowerShot S30 (2).jpg',
  'metadata-extractor-images/jpg/Casio QV-3000EX.jpg',
  'metadata-extractor-images/jpg/FujiFilm DS-7 (2).jpg',
  'metadata-extractor-images/jpg/FujiFilm FinePixS1Pro (3).jpg',
  'metadata-extractor-images/jpg/FujiFilm MX-1200.jpg',
  'metadata-extractor-images/jpg/Issue 242.jpg',
  'metadata-extractor-images/jpg/Issue 308.jpg',
  'metadata-extractor-images/jpg/Issue 354 (Java).jpg',
  'metadata-extractor-images/jpg/Issue 587 (dotnet).jpg',
  'metadata-extractor-images/jpg/Kodak DX4900 Zoom.jpg',
  'metadata-extractor-images/jpg/Kodak ProBack.jpg',
  'metadata-extractor-images/jpg/Kyocera FC-S3.jpg',
  'metadata-extractor-images/jpg/Minolta DiMAGE S304.jpg',
  'metadata-extractor-images/jpg/Nikon Coolpix 775.jpg',
  'metadata-extractor-images/jpg/Nikon D3100.jpg',
  'metadata-extractor-images/jpg/Nikon D5000.jpg',
  'metadata-extractor-images/jpg/Nikon E775.jpg',
  'immich-test-assets/albums/nature/cyclamen_persicum.jpg',
  'immich-test-assets/albums/nature/notocactus_minimus.jpg',
  'immich-test-assets/albums/nature/orychophragmus_violaceus.jpg',
  'immich-test-assets/albums/nature/polemonium_reptans.jpg',
  'immich-test-assets/formats/jpeg/el_torcal_rocks.jpeg',
];
