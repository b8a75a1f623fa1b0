"""A run as server-sent events: the wire format, and how it travels."""
