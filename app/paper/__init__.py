"""A run in print: the handout, its contour and its words."""
