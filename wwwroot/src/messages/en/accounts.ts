import { s } from './words';

// Signing in and the first account.

export const door = {
  welcome: 'Make the first account', welcomeHelp: 'It looks after this server and its own photos.',
  name: 'Your name', email: 'Email', password: 'Password', passwordHelp: 'At least 8 characters. A few words make a good one.',
  code: 'Setup code', codeHelp: 'The server printed it when it started.', make: 'Make account', nothingLeaves: 'Nothing leaves this machine.',
  forgot: 'Forgot it? Whoever runs this server can set a new one.', wrong: 'That email and password don’t match.',
  needName: 'A name, so that others know who you are.', needEmail: 'An address has something after the @.', needPassword: 'At least 8 characters.',
  needCode: 'The code is in the server’s output.', show: 'Show password', hide: 'Hide password', enterPassword: 'Type your password.',
  wait: (seconds: number) => `Too many tries. Wait ${seconds < 90 ? s(seconds, 'second') : s(Math.ceil(seconds / 60), 'minute')}, then try again.`,
};
