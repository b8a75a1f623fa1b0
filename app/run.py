"""Run: the frozen settings that determine one trajectory; its query string is the run."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

import numpy as np

from app.numerics.activations import ACTIVATIONS
from app.numerics.batches import Batch, batches, stochastic
from app.numerics.descent import Step, Walk, descend
from app.numerics.landscape import CELLS, Landscape, landscape, least, rises_without_end
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.numerics.minimum import Minimum, minimum
from app.numerics.namespace import ARRAYS, FLOATS, Array, Namespace, Number
from app.numerics.neuron import Neuron, neuron, parts
from app.numerics.optimizers import Method, Optimizer
from app.numerics.search import Search, tried
from app.numerics.surface import surface
from app.numerics.taylor import ChangeOfLoss, change_of_loss
from app.settings import Settings


class Run(Settings):
    """What the settings determine: the surface, the points walked on it, and the minimum."""

    def neuron(self, namespace: Namespace[Number]) -> Neuron[Number]:
        """Return the objective of this run over floats or arrays."""
        return neuron(self.point, ACTIVATIONS[self.activation], LOSSES[self.loss], namespace)

    def change(self, namespace: Namespace[Number]) -> ChangeOfLoss[Number]:
        """Return the change of the loss from θ to θ + step, exact where a difference of two losses is not."""
        return change_of_loss(self.point, ACTIVATIONS[self.activation], LOSSES[self.loss], namespace)

    @property
    def searches(self) -> bool:
        """Whether the method tries places instead of making steps."""
        return isinstance(METHODS[self.method], Search)

    @property
    def steps_per_epoch(self) -> int:
        """Updates for one pass over the points."""
        return 1 if self.batch_size is None else -(-len(self.point) // self.batch_size)

    @property
    def evaluations_per_step(self) -> float:
        """What one update costs, in evaluations of the full loss: of a batch its share, over an epoch."""
        whole = METHODS[self.method].evaluations
        return whole if self.steps_per_epoch == 1 else whole / self.steps_per_epoch

    def rate(self, step: int) -> float:
        """Return the rate of the update made from a step."""
        return next((rate for first, rate in reversed(self.rate_change) if first <= step), self.learning_rate)

    def batches(self) -> Iterator[Batch] | None:
        """Yield the places in `point` of each update's batch; None where every update is of all points."""
        if self.batch_size is None:
            return None
        return batches(len(self.point), self.batch_size, self.seed)

    def batch(self, step: int) -> Batch | None:
        """Return the batch of the update made from a step."""
        drawn = self.batches()
        return None if drawn is None else next(islice(drawn, step, None))

    def optimizer(self) -> Optimizer[float] | None:
        """Return the method with its parameters, and its batches if there are any; None for a search."""
        method = METHODS[self.method]
        if isinstance(method, Search):
            return None
        optimizer = method.optimizer(FLOATS, **{name: getattr(self, name) for name in method.parameters})
        if self.batch_size is None:
            return optimizer
        over = parts(self.point, ACTIVATIONS[self.activation], LOSSES[self.loss], FLOATS)
        return stochastic(optimizer, over, partial(batches, len(self.point), self.batch_size, self.seed))

    def kind(self) -> Callable[[Step], str] | None:
        """Return what says of a point of which kind the update from there is; None where all are of one."""
        method, optimizer, objective = METHODS[self.method], self.optimizer(), self.neuron(FLOATS)
        if optimizer is None or not (isinstance(method, Method) and method.kinds):
            return None
        update = optimizer.update
        return lambda point: update(point[1], point[3], None, objective)[1]

    def walk(self) -> Walk[float]:
        """Return a walk over every point of this run, whatever `every` says."""
        objective, method = self.neuron(FLOATS), METHODS[self.method]
        if isinstance(method, Search):
            window = self.w_min, self.w_max, self.b_min, self.b_max
            return Walk(tried(objective, method.places(window, self.max_steps + 1, self.seed)))
        optimizer = self.optimizer()
        assert optimizer is not None
        return Walk(
            descend(
                objective,
                optimizer,
                (self.w, self.b),
                FLOATS,
                rate=self.learning_rate,
                max_steps=self.max_steps,
                tolerance=self.tolerance,
                rate_changes=self.rate_change,
            )
        )

    def minimum(self) -> Minimum | None:
        """Return the lowest point of the full loss; a search of some 50 ms when there is no formula."""
        return minimum(self.point, (self.w, self.b), ACTIVATIONS[self.activation], LOSSES[self.loss])

    def surface(self, resolution: int) -> tuple[Array, Array, Array]:
        """Return w (n,), b (n,) and the loss (n, n) over the window, rows following b."""
        w = np.linspace(self.w_min, self.w_max, resolution)
        b = np.linspace(self.b_min, self.b_max, resolution)
        return w, b, surface(self.neuron(ARRAYS), w, b)

    def landscape(self) -> Landscape:
        """Return the scale of the window, for every picture of it."""
        activation, loss = ACTIVATIONS[self.activation], LOSSES[self.loss]
        return landscape(
            self.surface(CELLS + 1)[2],
            (self.w_max - self.w_min, self.b_max - self.b_min),
            least([y for _, y in self.point], loss),
            endless=rises_without_end(activation, loss),
        )
