"""What hypothesis may draw: places, training points and neurons that a lecture could show."""

from hypothesis import strategies as st

places = st.floats(-8, 8)
thetas = st.tuples(places, places)
inputs = st.floats(-4, 4)
targets = st.floats(-0.5, 1.5)
points = st.lists(st.tuples(inputs, targets), min_size=1, max_size=6).map(tuple)
rates = st.floats(0.001, 30)
