"""What is known of every request: the access log and the metrics."""
