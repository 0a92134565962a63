"""SLSQP of scipy on the bench's allocation problem: exact gradient, ftol 1e-9, started at the equal split.

Reads {budget, scale, exponent, min, max} as JSON, writes {ms, response, success}.
"""
import json
import sys
import time

import numpy as np
from scipy.optimize import minimize

problem = json.load(sys.stdin)
a, b = np.array(problem["scale"]), np.array(problem["exponent"])
low, high = np.array(problem["min"]), np.array(problem["max"])
budget = problem["budget"]
start = np.clip(np.full(len(a), budget / len(a)), low, high)
begin = time.perf_counter()
found = minimize(
    lambda x: -np.sum(a * x**b),
    start,
    jac=lambda x: -a * b * x ** (b - 1),
    method="SLSQP",
    bounds=list(zip(low, high)),
    constraints=[{"type": "eq", "fun": lambda x: np.sum(x) - budget, "jac": lambda x: np.ones(len(x))}],
    options={"ftol": 1e-9, "maxiter": 1000},
)
ms = 1000 * (time.perf_counter() - begin)
json.dump({"ms": ms, "response": float(-found.fun), "success": bool(found.success)}, sys.stdout)
