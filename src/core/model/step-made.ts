/** What a write gives back, whatever else it gives: the step of undo that it has made. */
import type { Id } from './identifier.ts';

export interface StepMade {
  /** Its number, by which that very step is taken back; null where nothing has changed, and none was kept. */
  step: number | null;
}

/** The same of a write to many records. */
export interface CountedStep extends StepMade {
  /** How many it has really changed, made or deleted. */
  count: number;
}

/** The same of a write that makes a record. */
export interface RecordMade extends StepMade {
  id: Id;
}
