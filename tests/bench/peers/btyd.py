"""SciPy and NumPy at the work of the btyd measure. Reads one JSON command a line, answers with one.

The likelihoods are those of Fader, Hardie & Lee (2005) and Fader & Hardie (2005), vectorised over customers as lifetimes does, with
time scaled so that the longest observation is 10, from log-parameters 0, tolerance 1e-6.
"""

import json
import sys
import time

import numpy as np
import scipy
from numpy import exp, log
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1, psi

data = {}


def bg(u, x, tx, T):
    r, alpha, a, b = exp(u)
    first = gammaln(r + x) - gammaln(r) + r * log(alpha)
    second = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = -(r + x) * log(alpha + T)
    dead = log(a) - log(b + np.maximum(x, 1) - 1) - (r + x) * log(alpha + tx)
    most = np.maximum(alive, dead)
    return -np.mean(first + second + log(exp(alive - most) + exp(dead - most) * (x > 0)) + most)


def bg_gradient(u, x, tx, T):
    r, alpha, a, b = exp(u)
    q = b + np.maximum(x, 1) - 1
    log_end, log_last = log(alpha + T), log(alpha + tx)
    first = gammaln(r + x) - gammaln(r) + r * log(alpha)
    second = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = -(r + x) * log_end
    dead = np.where(x > 0, log(a) - log(q) - (r + x) * log_last, -np.inf)
    both = np.logaddexp(alive, dead)
    share = exp(dead - both)
    by_r = psi(r + x) - psi(r) + log(alpha) - (1 - share) * log_end - share * log_last
    by_alpha = r / alpha - (r + x) * ((1 - share) / (alpha + T) + share / (alpha + tx))
    common = psi(a + b) - psi(a + b + x)
    by_a = common + share / a
    by_b = common + psi(b + x) - psi(b) - share / q
    gradient = np.array([by_r.mean() * r, by_alpha.mean() * alpha, by_a.mean() * a, by_b.mean() * b])
    return -np.mean(first + second + both), -gradient


def pareto(u, x, tx, T):
    r, alpha, s, beta = exp(u)
    total = r + s + x
    large, second = (alpha, s + 1) if alpha >= beta else (beta, r + x)
    gap = abs(alpha - beta)
    early = log(hyp2f1(total, second, total + 1, gap / (large + tx))) - total * log(large + tx)
    late = log(hyp2f1(total, second, total + 1, gap / (large + T))) - total * log(large + T)
    dead = log(s) - log(total) + early + np.log1p(-exp(np.minimum(late - early, -1e-15)))
    alive = -(r + x) * log(alpha + T) - s * log(beta + T)
    head = gammaln(r + x) - gammaln(r) + r * log(alpha) + s * log(beta)
    return -np.mean(head + np.logaddexp(alive, dead))


def fit(kind, x, tx, T):
    scale = 10 / T.max()
    args = (x, tx * scale, T * scale)
    began = time.perf_counter()
    if kind == "bfgs":
        found = minimize(bg_gradient, np.zeros(4), args=args, jac=True, method="BFGS", tol=1e-6)
    else:
        f = pareto if kind == "pareto" else bg
        found = minimize(f, np.zeros(4), args=args, method="Nelder-Mead", tol=1e-6, options=dict(maxiter=2000))
    spent = (time.perf_counter() - began) * 1000
    p = exp(found.x)
    p[1] /= scale
    if kind == "pareto":
        p[3] /= scale
    return dict(milliseconds=spent, parameters=list(p), evaluations=int(found.nfev))


def quantities(p, rate, spend, x, tx, T):
    r, alpha, a, b = p
    mean_spend = 20.0 + np.arange(len(x)) % 40
    began = time.perf_counter()
    odds = np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * ((alpha + T) / (alpha + tx)) ** (r + x), 0)
    alive = 1 / (1 + odds)

    def expected(t):
        z = t / (alpha + T + t)
        series = hyp2f1(r + x, b + x, a + b + x - 1, z)
        return (a + b + x - 1) / (a - 1) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * series) * alive

    year = expected(52.0)
    # As lifetimes: twelve steps, each discounted at its end.
    value = np.zeros(len(x))
    before = np.zeros(len(x))
    for month in range(1, 13):
        now = year if month == 12 else expected(52.0 / 12 * month)
        value += (now - before) * exp(-rate * 52 / 12 * month)
        before = now
    population = spend["gamma"] * spend["p"] / (spend["q"] - 1)
    weight = spend["p"] * x / (spend["p"] * x + spend["q"] - 1)
    value *= (1 - weight) * population + weight * mean_spend
    spent = (time.perf_counter() - began) * 1000
    return dict(milliseconds=spent, means=[alive.mean(), year.mean(), value.mean()])


print(json.dumps(dict(numpy=np.__version__, scipy=scipy.__version__)), flush=True)
np.seterr(all="ignore")
for line in sys.stdin:
    command = json.loads(line)
    if command["do"] == "give":
        x, last, end = (np.fromfile(command["path"], dtype=np.int32).reshape(3, -1)).astype(float)
        data = dict(x=x, tx=last / 7, T=end / 7)
        answer = dict(rows=len(x))
    elif command["do"] == "fit":
        answer = fit(command["kind"], **data)
    else:
        answer = quantities(command["parameters"], command["rate"], command["spend"], **data)
    print(json.dumps(answer), flush=True)
