import { n } from './words';

// One photo or video, and its details.

export const viewer = {
  photo: 'Photo', back: 'Back', favorite: 'Favorite', download: 'Download original', trash: 'Move to trash', restore: 'Restore', archive: 'Archive', unarchive: 'Back to timeline',
  edit: 'Edit', asShown: 'Download as shown', details: 'Details', closeDetails: 'Close details', previous: 'Previous photo', next: 'Next photo', more: 'More', zoom: 'Zoom', lights: 'Lights off',
  pending: 'On its way. The picture is being made.', failed: 'Can’t show this one', failedHelp: 'The original is kept as it came.', gone: 'There is nothing at this address',
  save: 'Save', album: 'Add to album', short: { album: 'Album', trash: 'Trash', archive: 'Archive', unarchive: 'Unarchive', restore: 'Restore', details: 'Details', favorite: 'Favorite' },
  editDate: 'Change date and time', dateAndTime: 'Date and time', dateAndZone: (zone: string) => `Date and time, ${zone}`, dateChanged: 'Date changed', zone: (offset: string) => `UTC${offset}`,
  editPlace: 'Change place', addPlace: 'Add a place', place: 'Place', places: 'Places', placeHint: 'A town, or 60.393, 5.324', noPlace: 'No town is called that. Coordinates work, too.', placeChanged: 'Place changed', placeRemoved: 'Place removed', removePlace: 'Remove place',
  addTag: 'Add a tag', tagHint: 'A word', removeTag: (name: string) => `Remove tag ${name}`, tagAdded: (name: string) => `Tagged “${name}”`, tagRemoved: (name: string) => `Tag “${name}” removed`,
  slideshow: 'Slideshow', slidesEvery: (seconds: number) => `Every ${n(seconds)} seconds`, slidesOn: 'Slideshow. Any key or a tap stops it.', slidesOff: 'Slideshow stopped',
  caption: 'Caption', addCaption: 'Add a caption', tags: 'Tags', noCamera: 'Camera not known', aperture: 'aperture', seconds: 'seconds', iso: 'ISO', mm: 'mm',
  video: 'Video', play: 'Play', pause: 'Pause', space: 'Space', playMoment: 'Play the moment', positionIn: 'Position', positionOf: (at: string, total: string) => `${at} of ${total}`,
  cantPlay: 'This browser can’t play this video', cantPlayHelp: 'The original is kept as it came. Other players may show it.',
  safe: 'Safe on the server', checksum: 'Checksum', sum: (hash: string) => `sha256 ${hash}`, megapixels: (value: string) => `${value} MP`, size: (width: number, height: number) => `${n(width)} × ${n(height)}`.replaceAll(',', ''),
  inTrash: 'In the trash', sources: {
    'exif-offset': 'from the camera', 'exif-place': 'from the camera and the place', exif: 'from the camera', sidecar: 'from a sidecar file', container: 'from the file',
    filename: 'from the file’s name', modified: 'when the file was last changed', uploaded: 'when it was uploaded', user: 'set by you',
  } as Record<string, string>,
  position: (lat: string, lon: string) => `${lat}, ${lon}`,
};
