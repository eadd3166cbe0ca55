// The photo editor.

export const editor = {
  title: 'Edit photo', openKey: 'Edit a photo', cancel: 'Cancel', done: 'Done', reset: 'Reset', undo: 'Undo', redo: 'Redo', compare: 'Compare', tabs: 'What to change',
  tab: { crop: 'Crop', adjust: 'Adjust', filters: 'Filters' },
  kept: 'Your original is never changed. Reset brings it back exactly.', saved: 'Edits saved. The original is kept.', reverted: 'Shown as it came',
  changedMeanwhile: 'This photo was changed meanwhile. Look again, then edit.', couldNot: 'The edit could not be made. The photo is as it was before.',
  leave: 'Leave without saving?', leaveHelp: 'What you changed here is lost. The photo stays as it was.', stay: 'Stay', go: 'Leave',
  loading: 'Getting the photo ready', failed: 'Can’t edit this one', failedHelp: 'The original is kept as it came.',
  preview: 'The photo with your changes', before: 'The photo before your changes', histogram: 'How bright the photo is, from dark to light',
  slider: { brightness: 'Brightness', contrast: 'Contrast', highlights: 'Highlights', shadows: 'Shadows', warmth: 'Warmth', saturation: 'Saturation', sharpness: 'Sharpness', vignette: 'Vignette' },
  filter: { none: 'None', vivid: 'Vivid', warm: 'Warm', cool: 'Cool', fade: 'Fade', mono: 'Mono', noir: 'Noir', sepia: 'Sepia' }, filters: 'Filters',
  shape: 'Shape', free: 'Free', original: 'Original', lying: 'Lying', standing: 'Standing', turnShape: 'Turn the shape', straighten: 'Straighten', degrees: (value: string) => `${value}°`,
  rotateLeft: 'Rotate left', rotateRight: 'Rotate right', left: 'Left', right: 'Right', flip: 'Flip', size: 'Size', keeps: 'Keeps', part: (percent: string) => `${percent} % of the photo`,
  frame: 'Crop frame. Arrow keys move it.', handle: { nw: 'Corner 1', n: 'Edge 1', ne: 'Corner 2', e: 'Edge 2', se: 'Corner 3', s: 'Edge 3', sw: 'Corner 4', w: 'Edge 4' }, handleHelp: 'Arrow keys pull it.',
  cropSize: (width: string, height: string) => `${width} by ${height} pixels`,
};
