import { approvalStories } from './approval-stories.ts';
import { creationStories } from './creation-stories.ts';
import { credentialStories } from './credential-stories.ts';
import { otherStories } from './other-stories.ts';
import type { PatientUser } from './patient-user.ts';
import type { Stage } from './story-steps.ts';

/** A request's life from the first word to the end, played through a crash at any point; answers whose cards to look at. */
export type Story = (stage: Stage) => Promise<PatientUser | readonly PatientUser[]>;

/** By name. Each passes some debug points that no other does. */
export const stories = {
  ...creationStories,
  ...otherStories,
  ...credentialStories,
  ...approvalStories,
} as const satisfies Readonly<Record<string, Story>>;
