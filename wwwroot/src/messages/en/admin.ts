// What the admin of the server sees.

export const users = { title: 'Family', help: 'Everyone has a library of their own.', add: 'Add a person', admin: 'Looks after the server', added: (name: string) => `${name} can sign in now`, firstPassword: 'First password', firstPasswordHelp: 'They can change it in Settings.', taken: 'Someone has that email already.' };
