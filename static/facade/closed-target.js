/** The targets of objects that a reset has closed. */

/** A target that Python must not look for: an object of the new workspace may have the same id. */
export class ClosedTarget {
  constructor(id) {
    this.id = id;
  }
}

/** The id of a target. */
export const idOf = (target) => (target instanceof ClosedTarget ? target.id : target);
