#!/usr/bin/env python3
"""Writes elementary.json: exp, log and x^y at random points to 40 digits (mpmath), rounded to 25 digits."""
import json, random
from mpmath import mp, mpf, exp, log
mp.dps = 60
random.seed(20261121)
def text(v): return mp.nstr(v, 30, min_fixed=1, max_fixed=0)
points = {"exp": [], "log": [], "pow": []}
for _ in range(1500):
    x = random.choice([random.uniform(-1, 1), random.uniform(-40, 40), random.uniform(-700, 700)])
    points["exp"].append([x, text(exp(mpf(x)))])
for _ in range(1500):
    x = random.choice([random.random(), 1 + random.uniform(-1e-3, 1e-3), random.uniform(0.5, 2), 10 ** random.uniform(-300, 300)])
    points["log"].append([x, text(log(mpf(x)))])
for _ in range(1500):
    x = random.choice([random.random(), random.expovariate(1), 10 ** random.uniform(-10, 10)])
    y = random.choice([random.uniform(-3, 3), 1 / random.uniform(0.1, 10), random.uniform(-25, 25)])
    if x > 0 and abs(float(y * log(mpf(x)))) < 700:
        points["pow"].append([x, y, text(mpf(x) ** mpf(y))])
json.dump(points, open(__file__.replace("make_elementary.py", "elementary.json"), "w"), separators=(",", ":"))
