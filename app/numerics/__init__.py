"""The mathematics: the standard library and NumPy, nothing else."""
