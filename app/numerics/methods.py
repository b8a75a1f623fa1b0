"""Methods: every way from a start to a low place, of those that descend and of those that search."""

from app.numerics.optimizers import OPTIMIZERS, Method
from app.numerics.search import SEARCHES, Search

METHODS: dict[str, Method | Search] = {**OPTIMIZERS, **SEARCHES}
