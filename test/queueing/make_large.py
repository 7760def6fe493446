#!/usr/bin/env python3
"""
Writes erlang-large.json: Erlang B, C and A up to 10,000 agents, to 30 of 80 digits.

A way of its own, apart from the engine's: states of the birth-death chain summed in decimal numbers of 80 digits with unlimited exponents (the engine
integrates the density of the offered wait). Erlang A: a caller who finds all agents busy and j calls waiting is offered the wait V of j + 1 departures at
rates n mu + i theta, so that exp(-theta V) is Beta(c, j + 1), c = n mu / theta, and the chances of V > T are sums of negative-binomial terms.
Handling time 1 throughout. Agents may be fractional for B: I(x) = 1 + (x / a) I(x - 1), started so far down that the start is forgotten.
For few agents the same recursion runs in whole fractions and must agree to 70 digits.
"""
import json
from decimal import Decimal as D
from decimal import getcontext
from fractions import Fraction

getcontext().prec = 80


def text(v):
    getcontext().prec = 30
    t = format(+v, "e")
    getcontext().prec = 80
    return t


def inverse_loss(n, a):
    """1 / B(n, a) for n whole or fractional."""
    whole = int(n)
    part = n - whole
    inverse = D(1)
    if part:
        # The start is wrong by a factor of order 1; it counts for part! ... whole! / a^whole of the whole, checked.
        forgotten = D(1)
        for k in range(1, min(whole, int(a)) + 1):
            forgotten *= (k + part) / a
        assert forgotten < D(10) ** -70, (n, a)
    for k in range(1, whole + 1):
        inverse = 1 + (k + part) / a * inverse
    return inverse


def check_fractions():
    for n, a in ((1, Fraction(3, 10)), (17, Fraction(331, 20)), (60, Fraction(78))):
        exact = Fraction(1)
        for k in range(1, n + 1):
            exact = 1 + Fraction(k) / a * exact
        decimal = inverse_loss(D(n), D(a.numerator) / D(a.denominator))
        assert abs(decimal * exact.denominator / exact.numerator - 1) < D(10) ** -70


def erlang_a(n, a, patience, within):
    """n whole, load a, mean patience and limit in handling times."""
    theta = 1 / patience
    service = D(n)
    c = service / theta
    x = (-theta * within).exp()
    z = 1 - x
    idle = inverse_loss(D(n), a) - 1
    # Weights of j calls waiting, relative to all agents busy and none waiting.
    weight, busy, queue = D(1), D(1), D(0)
    answered_in_time, answered = D(0), D(0)
    # term(c, i) = C(c + i - 1, i) x^c z^i; late = P(V > T) for Beta(c + 1, j + 1), which weights answered calls.
    term = ((c + 1) * -theta * within).exp()
    late = term
    j = 0
    while True:
        rate = service + (j + 1) * theta
        share = weight * service / rate
        answered += share
        answered_in_time += share * (1 - late)
        weight = weight * a / rate
        j += 1
        busy += weight
        queue += j * weight
        term = term * z * (c + j) / j
        late += term
        if a < service + j * theta and weight * j < busy * D(10) ** -75:
            break
    total = idle + busy
    return {
        "waitProbability": busy / total,
        "serviceLevel": (idle + answered_in_time) / total,
        "abandonment": theta * queue / total / a,
        "meanWait": queue / total / a,
        "asa_answered": (idle + answered) / total,
    }


def main():
    check_fractions()
    b, c, a_rows = [], [], []
    loads = ["0.3", "0.5", "0.7", "0.85", "0.95", "0.99", "1", "1.05", "1.15", "1.3"]
    for n in ("1", "7", "100", "1000", "2000", "5000", "10000"):
        for load in loads:
            erlangs = D(load) * D(n)
            b.append([n, load, text(1 / inverse_loss(D(n), erlangs))])
            if D(load) < 1:
                for within in ("0.001", "0.05"):
                    loss = 1 / inverse_loss(D(n), erlangs)
                    wait = D(n) * loss / (D(n) - erlangs + erlangs * loss)
                    level = 1 - wait * (-(D(n) - erlangs) * D(within)).exp()
                    c.append([n, load, within, text(wait), text(level), text(wait / (D(n) - erlangs))])
    for n in ("1000.5", "9999.25", "10000.5"):
        for load in loads:
            b.append([n, load, text(1 / inverse_loss(D(n), D(load) * D(n)))])
    for n in (1, 7, 100, 2000, 10000):
        for load in ("0.3", "0.7", "0.95", "1", "1.05", "1.3"):
            for patience, within in (("0.1", "0.01"), ("1", "0.05"), ("5", "0.2")):
                r = erlang_a(n, D(load) * n, D(patience), D(within))
                # Whoever is not answered has abandoned: two sums that know nothing of each other.
                assert abs(r["asa_answered"] + r["abandonment"] - 1) < D(10) ** -65, (n, load, patience)
                keys = ("waitProbability", "serviceLevel", "abandonment", "meanWait")
                a_rows.append([str(n), load, patience, within] + [text(r[k]) for k in keys])
    out = {
        "what": "Erlang B, C and A with handling time 1; figures to 30 digits",
        "how": "make_large.py",
        "b": {"columns": ["agents", "load", "blocking"], "rows": b},
        "c": {"columns": ["agents", "load", "within", "waitProbability", "serviceLevel", "meanWait"], "rows": c},
        "a": {"columns": ["agents", "load", "patience", "within", "waitProbability", "serviceLevel", "abandonment", "meanWait"], "rows": a_rows},
    }
    with open(__file__.replace("make_large.py", "erlang-large.json"), "w") as f:
        lines = json.dumps(out, indent=0).replace("[\n\"", "[\"").replace("\",\n\"", "\", \"").replace("\"\n]", "\"]")
        f.write(lines + "\n")


main()
