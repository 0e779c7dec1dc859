/** The user's own error text is evidence too: some causes only a login shows. */
import type { Planner } from './planner.ts';

export const reportedErrorPlanner: Planner = {
  stage: 'reported error',
  purpose: 'where the user gave the text of an error, it is read; nothing is asked for it',
  plan: ({ request: { reportedError } }) =>
    reportedError === undefined
      ? []
      : [
          {
            id: 'reported-error',
            title: 'The error that the user reported',
            reason: 'some causes show only in a login: its text tells them',
            run: async () => {
              const { reportedErrorObservation } = await import('../explain/entry.ts');
              return reportedErrorObservation(reportedError, new Date());
            },
          },
        ],
};
