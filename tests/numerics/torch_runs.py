"""Runs of torch.optim in double precision, written to torch_runs.json for test_optimizers.py.

    pip install torch==2.13.0 && python -m tests.numerics.torch_runs

Each run is made twice, the second time from a start that is off by a part in 10¹⁴. Where both differ by more
than 10⁻¹¹ relatively, two right codes may differ as well: such a point is null, as is one of infinite loss.
"""

import json
import math
import random
from itertools import product
from pathlib import Path

import torch

STEPS = (1, 10, 100, 300)
TOY = ((0.5, 0.2), (2.5, 0.9))
SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))
OPTIMIZERS = {
    "gradient_descent": lambda θ, η: torch.optim.SGD(θ, lr=η),
    "momentum": lambda θ, η, momentum: torch.optim.SGD(θ, lr=η, momentum=momentum),
    "nesterov": lambda θ, η, momentum: torch.optim.SGD(θ, lr=η, momentum=momentum, nesterov=True),
    "adagrad": lambda θ, η, epsilon: torch.optim.Adagrad(θ, lr=η, eps=epsilon),
    "rmsprop": lambda θ, η, decay, epsilon: torch.optim.RMSprop(θ, lr=η, alpha=decay, eps=epsilon),
    "adam": lambda θ, η, beta1, beta2, epsilon: torch.optim.Adam(θ, lr=η, betas=(beta1, beta2), eps=epsilon),
}
PARAMETERS = {
    "gradient_descent": [{}],
    "momentum": [{"momentum": 0.9}, {"momentum": 0.5}],
    "nesterov": [{"momentum": 0.9}, {"momentum": 0.3}],
    "adagrad": [{"epsilon": 1e-10}, {"epsilon": 0.01}],
    "rmsprop": [{"decay": 0.9, "epsilon": 1e-8}, {"decay": 0.99, "epsilon": 1e-3}],
    "adam": [
        {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-4},
    ],
}
ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "linear": lambda z: z,
}


def loss(settings, points, θ):
    x, y = torch.tensor(points, dtype=torch.float64).T
    z = θ[0] * x + θ[1]
    if settings["loss"] == "cross_entropy":
        return torch.nn.functional.binary_cross_entropy_with_logits(z, y)
    return (0.5 * (ACTIVATIONS[settings["activation"]](z) - y) ** 2).sum()


def walk(settings, parameters, points, rate_change, nudge=0.0):
    """Return (w, b, loss) at STEPS."""
    start = [settings["w"] * (1 + nudge), settings["b"] * (1 - nudge)]
    θ = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = OPTIMIZERS[settings["method"]]([θ], settings["learning_rate"], **parameters)
    changes, seen = dict(rate_change), []
    for step in range(STEPS[-1] + 1):
        optimizer.zero_grad()
        value = loss(settings, points, θ)
        value.backward()
        if step in STEPS:
            seen.append((*θ.tolist(), value.item()))
        if step in changes:
            optimizer.param_groups[0]["lr"] = changes[step]
        optimizer.step()
    return seen


def same(one, other):
    return math.isfinite(one[2]) and all(
        abs(a - b) <= 1e-11 * abs(a) for a, b in zip(one[:2], other[:2], strict=True)
    )


def cases():
    draw = random.Random(6)
    for method, (kind, points) in product(
        OPTIMIZERS,
        [
            (("sigmoid", "squared_error"), TOY),
            (("sigmoid", "squared_error"), SIX),
            (("sigmoid", "cross_entropy"), TOY),
            (("sigmoid", "cross_entropy"), SIX),
            (("tanh", "squared_error"), TOY),
            (("relu", "squared_error"), TOY),
            (("linear", "squared_error"), SIX),
        ],
    ):
        for number, parameters in enumerate(PARAMETERS[method]):
            for _ in range(2):
                positive = kind[0] == "relu"
                settings = {
                    "activation": kind[0],
                    "loss": kind[1],
                    "method": method,
                    "learning_rate": round(10 ** draw.uniform(-2, -1 if kind[0] == "linear" else 0), 3),
                    "w": round(draw.uniform(0.2 if positive else -3, 3), 2),
                    "b": round(draw.uniform(0.2 if positive else -3, 3), 2),
                }
                later = round(settings["learning_rate"] / 2, 4)
                yield settings, parameters, points, [(50, later), (200, later / 4)] if number else []


def main():
    torch.set_num_threads(1)
    runs = []
    for settings, parameters, points, rate_change in cases():
        once = walk(settings, parameters, points, rate_change)
        nudged = walk(settings, parameters, points, rate_change, 1e-14)
        query = " ".join(map(str, [*settings.values(), *parameters.values(), len(points)]))
        kept = [point if same(point, other) else None for point, other in zip(once, nudged, strict=True)]
        runs.append(
            {
                "query": query,
                "settings": settings | parameters,
                "rate_change": rate_change,
                "point": points,
                "points": kept,
            }
        )
    lines = ",\n".join(json.dumps(run, allow_nan=False) for run in runs)
    text = f'{{"torch": "{torch.__version__}", "steps": {json.dumps(STEPS)}, "runs": [\n{lines}\n]}}\n'
    (Path(__file__).parent / "torch_runs.json").write_text(text)
    every = [point for run in runs for point in run["points"]]
    print(len(runs), "runs,", len(every), "points,", sum(point is None for point in every), "ill-conditioned")


if __name__ == "__main__":
    main()
