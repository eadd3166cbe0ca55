import { n, s } from './words';

// How a list is looked at: views, orders, filters, rows.

export const lists = {
  as: 'Show as', view: 'View', grid: 'Grid', rows: 'List', sort: 'Sort by', sortedBy: (order: string) => `Sorted: ${order}`, filter: 'Filter', clear: 'Clear filters',
  sorts: {
    date_desc: 'Newest first', date_asc: 'Oldest first', added_desc: 'Last added first', added_asc: 'First added first', name_asc: 'Name, A to Z', name_desc: 'Name, Z to A',
    size_desc: 'Largest file first', size_asc: 'Smallest file first', pixels_desc: 'Most pixels first', pixels_asc: 'Fewest pixels first',
    camera_asc: 'Camera, A to Z', camera_desc: 'Camera, Z to A', place_asc: 'Place, A to Z', place_desc: 'Place, Z to A',
  },
  kind: 'Kind', all: 'All', photosOnly: 'Photos', videosOnly: 'Videos', favoritesOnly: 'Favorites only', from: 'From', to: 'To',
  camera: 'Camera', anyCamera: 'Any camera', place: 'Place', anyPlace: 'Any place', countries: 'Countries', cities: 'Cities',
  since: (date: string) => `Since ${date}`, until: (date: string) => `Until ${date}`, between: (from: string, to: string) => `${from} to ${to}`, without: (filter: string) => `${filter}, remove this filter`,
  photos: (value: number) => s(value, 'photo'), none: 'No photos like that', noneHelp: 'Nothing here fits every filter.',
  name: 'Name', date: 'Date', size: 'Size', pixels: 'Dimensions', sortBy: (column: string) => `Sort by ${column}`,
  position: (photo: number, total: number) => `Photo ${n(photo)} of ${n(total)}`, retry: 'Try again', remove: 'Remove',
  retried: 'PhotoGrid is trying that photo again.', cannotRetry: 'There is nothing to try again for this photo.',
};
