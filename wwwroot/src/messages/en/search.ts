import { n, s } from './words';

// The search page: field, filters, reasons, and what is said when nothing is found.

export const search = {
  title: 'Search', field: 'Search your photos', placeholder: 'Search people, places, things, words', clear: 'Clear', suggestions: 'Suggestions',
  photos: (value: number) => s(value, 'photo'), bestFirst: ', best first', newestFirst: ', newest first', building: 'Older photos are still being read.',
  narrow: 'Narrow the search', person: 'Person', month: 'Month', place: 'Place', camera: 'Camera', tag: 'Tag', favorites: 'Favorites', videos: 'Videos', without: (filter: string) => `Without ${filter}`,
  nothing: (words: string) => `Nothing found for “${words}”`, nothingHere: 'Nothing found', nothingHelp: 'Fewer words find more.', tryInstead: 'These would find something:',
  start: 'What are you looking for?', startHelp: 'Names, places, dates such as “summer 2023”, words in a photo, the name of a file.',
  kinds: { person: 'Person', album: 'Album', tag: 'Tag', place: 'Place', caption: 'Caption', text: 'Text in the photo', file: 'File', camera: 'Camera' },
  count: n,
};
