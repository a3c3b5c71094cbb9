"""A hierarchical fit of losses that multiply: loss = effect of the scheme x sensitivity of family and model.

Each factor is drawn towards what its kind is like, as far as its own rows don't say otherwise: the logarithms have normal
priors. A published figure strays by `noise` (absolute, of the measurement) and by `spread` (a share, of who made the file).
"""

import dataclasses
import math

import numpy

# What holds 80 % of a normal distribution on both sides.
EIGHTY = 1.2816


@dataclasses.dataclass
class Row:
    """A published loss, the factors that make it by name, and the logarithm of what is known of it beforehand."""

    loss: float
    factors: tuple[str, ...]
    known: float = 0.0
    noise: float = 0.0
    weight: float = 1.0
    about: dict = dataclasses.field(default_factory=dict)
    slopes: dict[str, float] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Fit:
    """The most likely logarithm of each factor, and how well they are known together."""

    names: list[str]
    means: numpy.ndarray
    covariance: numpy.ndarray
    spread: float

    def mean(self, name: str, default: float = 0.0) -> float:
        return float(self.means[self.names.index(name)]) if name in self.names else default

    def deviation(self, weights: dict[str, float], unknown: float = 0.0) -> float:
        """The standard deviation of a sum of logarithms; `unknown` is that of what no row told of."""
        vector = numpy.array([weights.get(name, 0.0) for name in self.names])
        return math.sqrt(float(vector @ self.covariance @ vector) + unknown**2)

    def predict(self, row: Row, priors: dict[str, tuple[float, float]]) -> tuple[float, float]:
        """The likely loss of a row and the standard deviation of its logarithm."""
        weights = {name: 1.0 for name in row.factors} | row.slopes
        unknown = math.hypot(*[priors[name][1] for name in row.factors if name not in self.names], 0.0)
        mean = sum(share * self.mean(name, priors[name][0]) for name, share in weights.items())
        return math.exp(mean + row.known), math.hypot(self.deviation(weights, unknown), self.spread)


def solve(rows: list[Row], priors: dict[str, tuple[float, float]], spread: float) -> Fit:
    """The maximum of the posterior by Gauss and Newton; rows that stray by over two deviations count less (Huber)."""
    names = sorted({name for row in rows for name in row.factors} | {name for row in rows for name in row.slopes})
    design = numpy.array([
        [(1.0 if name in row.factors else 0.0) + row.slopes.get(name, 0.0) for name in names] for row in rows
    ])
    losses, known = numpy.array([row.loss for row in rows]), numpy.array([row.known for row in rows])
    noise, weight = numpy.array([row.noise for row in rows]), numpy.array([row.weight for row in rows])
    centre, deviations = (numpy.array([priors[name][side] for name in names]) for side in (0, 1))
    precision = numpy.diag(1 / deviations**2)
    means = centre.copy()
    for _ in range(200):
        predicted = numpy.exp(numpy.clip(design @ means + known, -14, 1.5))
        sigma = numpy.hypot(noise, spread * predicted)
        residual = losses - predicted
        strays = numpy.abs(residual) / sigma
        certainty = numpy.where(strays < 2, 1, 2 / numpy.maximum(strays, 1e-9)) / sigma**2 * weight
        slopes = design * predicted[:, None]
        curvature = slopes.T @ (slopes * certainty[:, None]) + precision
        step = numpy.linalg.solve(curvature, slopes.T @ (certainty * residual) - precision @ (means - centre))
        means = means + numpy.clip(step, -0.5, 0.5)
        if numpy.abs(step).max() < 1e-9:
            break
    return Fit(names, means, numpy.linalg.inv(curvature), spread)


def interval(likely: float, deviation: float, noise: float, widening: float = 1.0) -> tuple[float, float]:
    """The range of 80 %: what the factors leave open, and what a measurement strays by."""
    reach = EIGHTY * widening
    up = math.hypot(likely * math.expm1(reach * deviation), reach * noise)
    down = math.hypot(-likely * math.expm1(-reach * deviation), reach * noise)
    return likely - down, likely + up


def left_out(rows: list[Row], priors, spread: float, key: str) -> list[tuple[Row, float, float]]:
    """Each row beside what the rows of all other families, or models, say of it."""
    found = []
    for value in sorted({row.about[key] for row in rows}):
        fit = solve([row for row in rows if row.about[key] != value], priors, spread)
        found += [(row, *fit.predict(row, priors)) for row in rows if row.about[key] == value]
    return found


def widening(predictions: list[tuple[Row, float, float]]) -> float:
    """By how much ranges have to be wider to hold 80 % of rows that were left out, in steps of a twentieth."""
    for step in range(10, 61):
        held = 0
        for row, likely, deviation in predictions:
            low, high = interval(likely, deviation, row.noise, step / 20)
            held += low <= row.loss <= high
        if held >= 0.8 * len(predictions):
            return step / 20
    return 3.0


def ordered(effects: dict[str, tuple[float, float]], pairs: list[tuple[str, str]]) -> dict[str, float]:
    """Logarithms in which the first of a pair is at most the second: those that aren't meet in their weighted mean."""
    groups = {name: [name] for name in effects}
    values = {name: mean for name, (mean, _) in effects.items()}
    for _ in range(len(pairs) + 1):
        broken = [pair for pair in pairs if values[pair[0]] > values[pair[1]] + 1e-12]
        if not broken:
            break
        first, second = max(broken, key=lambda pair: (values[pair[0]] - values[pair[1]], pair))
        joined = groups[first] + [name for name in groups[second] if name not in groups[first]]
        weights = [1 / effects[name][1] ** 2 for name in joined]
        mean = sum(weight * effects[name][0] for weight, name in zip(weights, joined)) / sum(weights)
        for name in joined:
            groups[name], values[name] = joined, mean
    return values


def narrowed(values: dict[str, float], spreads: dict[str, float], pairs: list[tuple[str, str]]) -> dict[str, float]:
    """Standard deviations with which the first of a pair reaches no higher than the second: it can't lose more."""
    found = dict(spreads)
    for _ in range(len(values)):
        before = dict(found)
        for first, second in pairs:
            most = values[second] - values[first] + EIGHTY * found[second]
            found[first] = min(found[first], max(most / EIGHTY, 0.05))
        if found == before:
            break
    return found
