import type * as english from '../en/admin';

export const users: typeof english.users = {
  title: 'Familie', help: 'Alle haben ihre eigene Bibliothek.', add: 'Person hinzufügen', admin: 'Verwaltet den Server', added: (name) => `${name} kann sich jetzt anmelden`,
  firstPassword: 'Erstes Passwort', firstPasswordHelp: 'In den Einstellungen lässt es sich ändern.', taken: 'Diese E-Mail hat schon jemand.',
};
