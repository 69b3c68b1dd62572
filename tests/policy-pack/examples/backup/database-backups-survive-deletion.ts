import { unknownValue, type Examples } from "../../../support/examples";
import { aurora } from "../parts";

export const examples: Examples = {
  good: {
    "all three": [aurora({ deleteAutomatedBackups: false, skipFinalSnapshot: false, copyTagsToSnapshot: true })],
  },
  bad: {
    "backups go with the database": [aurora({ skipFinalSnapshot: false, copyTagsToSnapshot: true })],
    "no last snapshot": [aurora({ deleteAutomatedBackups: false, skipFinalSnapshot: true, copyTagsToSnapshot: true })],
    "snapshots lose their tags": [aurora({ deleteAutomatedBackups: false, skipFinalSnapshot: false })],
  },
  unknown: {
    "set from another resource": [
      aurora({ deleteAutomatedBackups: unknownValue, skipFinalSnapshot: false, copyTagsToSnapshot: true }),
    ],
  },
};
