/** The middle dot between two facts; its margins are its own, for the face kerns it against spaces. */
export const Dot = () => <span className="dot"> </span>;
