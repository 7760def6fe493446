/**
 * Gauss–Legendre rule with 16 points on [-1, 1]: exact for polynomials up to degree 31.
 * Only the positive half is stored; the rule is symmetric. Nodes and weights computed at 40 digits from Legendre's polynomial.
 */

/** [8], positive nodes, ascending. */
export const GAUSS_NODES = new Float64Array([
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438, 0.755404408355003, 0.8656312023878318,
  0.9445750230732326, 0.9894009349916499,
]);

/** [8], the weight of each node of `GAUSS_NODES` and of its mirror image. */
export const GAUSS_WEIGHTS = new Float64Array([
  0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674, 0.12462897125553388, 0.09515851168249279,
  0.062253523938647894, 0.027152459411754096,
]);
