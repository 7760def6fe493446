#!/usr/bin/env python3
"""
Writes elementary.json: functions of src/maths at exact binary points, to 60 significant digits.

Nothing but integers and the decimal module (exp and ln correctly rounded there), at 80 digits and more. Where a second way exists it is
computed as well and must agree to 62 digits: exp and ln by summed series of fractions, ln gamma by two shifts of Stirling's series, the normal
distribution by its power series and by its continued fraction.
"""
import json
import random
from decimal import Decimal as D
from decimal import getcontext, localcontext
from fractions import Fraction

getcontext().prec = 80
SIGNIFICANT = 60
random.seed(20261121)


def text(v):
    with localcontext() as c:
        c.prec = SIGNIFICANT
        return format(+v, "e").replace("E", "e") if v else "0"


def same(a, b, digits=62):
    if not abs(a - b) <= abs(a) * D(10) ** -digits:
        raise SystemExit(f"two ways differ: {a} {b}")
    return a


def machin(prec):
    """pi by Machin's formula."""
    with localcontext() as c:
        c.prec = prec + 10

        def inverse(n):
            total, term, k = D(0), D(1) / n, 0
            while abs(term) > D(10) ** -(prec + 5):
                total += term / (2 * k + 1) * (-1 if k % 2 else 1)
                term /= n * n
                k += 1
            return total

        return 4 * (4 * inverse(5) - inverse(239))


WIDE_PI = machin(900)

with localcontext() as c:
    c.prec = 140
    PI = +WIDE_PI
    HALF_LOG_TWO_PI = (2 * PI).ln() / 2


def exp(x):
    return D(x).exp()


def exp_by_fractions(x):
    """Taylor's series of the halved argument in whole numbers of 10^-130, squared back."""
    halvings = 40
    one = 10**130
    r = int(Fraction(x) / 2**halvings * one)
    total, term, k = one, one, 1
    while term:
        term = term * r // one // k
        total += term
        k += 1
    with localcontext() as c:
        c.prec = 130
        value = D(total) / D(one)
        for _ in range(halvings):
            value *= value
        return value


def ln_by_exp(x, value):
    """value must be ln x: e^value / x - 1, through the other exponential."""
    with localcontext() as c:
        c.prec = 110
        ratio = exp_by_fractions(Fraction(value)) / D(x) - 1
        if abs(ratio) > abs(value) * D(10) ** -62 + D(10) ** -78:
            raise SystemExit(f"ln {x}")
    return value


def power(x, y):
    with localcontext() as c:
        c.prec = 110
        return (D(y) * D(x).ln()).exp()


def bernoulli(count):
    """B_0, B_2, B_4, ... as fractions."""
    b = [Fraction(1)]
    binomials = [1]
    for n in range(1, 2 * count):
        binomials = [1] + [binomials[i] + binomials[i + 1] for i in range(len(binomials) - 1)] + [1]
        row = [1] + [binomials[i] + binomials[i + 1] for i in range(len(binomials) - 1)]
        b.append(-sum(row[k] * b[k] for k in range(n)) / (n + 1))
    return b[::2]


BERNOULLI = bernoulli(60)


def log_gamma_shifted(x, shift):
    with localcontext() as c:
        c.prec = 130
        z, product = D(x), D(1)
        while z < shift:
            product *= z
            z += 1
        total = (z - D("0.5")) * z.ln() - z + HALF_LOG_TWO_PI
        for k in range(1, 60):
            b = BERNOULLI[k]
            term = D(b.numerator) / D(b.denominator) / (2 * k * (2 * k - 1)) / z ** (2 * k - 1)
            total += term
            if abs(term) < D(10) ** -110:
                break
        return total - product.ln()


def log_gamma(x):
    a, b = log_gamma_shifted(x, 60), log_gamma_shifted(x, 95)
    if abs(a - b) > D(10) ** -78 * max(1, abs(a)):
        raise SystemExit(f"ln gamma {x}: {a} {b}")
    return b


def normal_below(x):
    with localcontext() as c:
        c.prec = 900
        z = D(x)
        term = total = z
        n = 1
        while abs(term) > D(10) ** -850:
            term *= z * z / (2 * n + 1)
            total += term
            n += 1
        return D("0.5") + total * (-z * z / 2).exp() / (2 * WIDE_PI).sqrt()


def normal_tail_by_fraction(x):
    """P(Z > x) for x >= 3: Laplace's continued fraction."""
    with localcontext() as c:
        c.prec = 100
        z = D(x)
        value = z
        for k in range(3000, 0, -1):
            value = z + D(k) / value
        return (-z * z / 2).exp() / (2 * PI).sqrt() / value


def solve(f, low, high, digits=70):
    """Root of a decreasing f by bisection."""
    with localcontext() as c:
        c.prec = digits + 20
        low, high = D(low), D(high)
        while high - low > D(10) ** -digits:
            middle = (low + high) / 2
            if f(middle) > 0:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def ziggurat(density, inverse, tail, low, high):
    """Edge and area of 256 layers of equal area whose top one ends at density 1."""

    def left_over(edge):
        area = edge * density(edge) + tail(edge)
        x = edge
        for _ in range(254):
            y = density(x) + area / x
            if y >= 1:
                return D(1)
            x = inverse(y)
        return area / x - (1 - density(x))

    edge = solve(left_over, low, high, 64)
    return edge, edge * density(edge) + tail(edge)


def points():
    out = {"exp": [], "log": [], "pow": [], "expMinusOne": [], "logOnePlus": [], "logGamma": [], "normalCdf": []}
    for i in range(1200):
        x = random.choice([random.uniform(-1, 1), random.uniform(-40, 40), random.uniform(-700, 700)])
        value = exp(x)
        out["exp"].append([x, text(same(value, exp_by_fractions(x)) if i % 10 == 0 else value)])
    for i in range(1200):
        x = random.choice([random.random(), 1 + random.uniform(-1e-3, 1e-3), random.uniform(0.5, 2), 10 ** random.uniform(-300, 300)])
        value = D(x).ln()
        out["log"].append([x, text(ln_by_exp(x, value) if i % 10 == 0 else value)])
    while len(out["pow"]) < 1200:
        x = random.choice([random.random(), random.expovariate(1), 10 ** random.uniform(-10, 10)])
        y = random.choice([random.uniform(-3, 3), 1 / random.uniform(0.1, 10), random.uniform(-25, 25)])
        if x > 0 and abs(D(y) * D(x).ln()) < 700:
            out["pow"].append([x, y, text(power(x, y))])
    with localcontext() as c:
        c.prec = 130
        for _ in range(400):
            x = random.choice([-1, 1]) * 10 ** random.uniform(-18, 1.5)
            out["expMinusOne"].append([x, text(exp(x) - 1)])
            y = random.choice([10 ** random.uniform(-18, 2), -(10 ** random.uniform(-18, -0.001))])
            out["logOnePlus"].append([y, text((1 + D(y)).ln())])
    for _ in range(400):
        x = random.choice([random.uniform(0.01, 3), random.uniform(0.5, 20), 10 ** random.uniform(-6, 6)])
        out["logGamma"].append([x, text(log_gamma(x))])
    for _ in range(120):
        x = random.choice([random.uniform(-4, 4), random.uniform(-1, 1), random.uniform(-37, -4), random.uniform(4, 8)])
        value = normal_below(x)
        if x < -3:
            same(normal_tail_by_fraction(-x), value, 62 if x < -5 else 30)
        out["normalCdf"].append([x, text(value)])
    return out


def constants():
    half = D("0.5")
    e_edge, e_area = ziggurat(lambda x: (-x).exp(), lambda y: -y.ln(), lambda x: (-x).exp(), 7, 8)

    def normal_tail(x):
        with localcontext() as c:
            c.prec = 100
            value = x
            for k in range(600, 0, -1):
                value = x + D(k) / value
            return (-x * x / 2).exp() / value

    n_edge, n_area = ziggurat(lambda x: (-half * x * x).exp(), lambda y: (-2 * y.ln()).sqrt(), normal_tail, "3.6", "3.7")
    return {
        "exponentialEdge": text(e_edge),
        "exponentialArea": text(e_area),
        "normalEdge": text(n_edge),
        "normalArea": text(n_area),
        "halfLogTwoPi": text(HALF_LOG_TWO_PI),
        "ln2": text(D(2).ln()),
    }


if __name__ == "__main__":
    data = points()
    data["constants"] = constants()
    with open(__file__.replace("make_elementary.py", "elementary.json"), "w") as f:
        json.dump(data, f, separators=(",", ":"))
