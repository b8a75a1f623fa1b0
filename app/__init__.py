"""Flying Carpet: gradient descent on a toy sigmoid neuron, live on its error surface."""

__version__ = "0.1.0"
