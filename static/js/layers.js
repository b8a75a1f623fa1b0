// @ts-check
/** What may be laid over the pictures or taken off them; a checkbox, a scene or a link switches each by its name. */

/** What is shown at first. */
export const LAYERS = {
  /** the surface */ carpet: true,
  /** the view from above: colours and level lines */ above: true,
  /** the path, its start and the ball */ path: true,
  /** downhill and the step taken */ arrows: true,
  /** each point's own pull, and the lines on which it is fitted exactly */ pulls: false,
  /** all but what the algorithm knows: the tangent patch under the ball */ fog: false,
  /** the straight line from the start to the end */ shortcut: false,
  /** the minimum's star before the run has ended */ minimum: false,
  /** the run before this one */ ghost: true,
};

/** @typedef {typeof LAYERS} Layers */

/** Radius of the tangent patch in the fog, as a share of the window. */
export const PATCH = 0.09;
