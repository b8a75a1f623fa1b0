"""The process that answers: its socket, its connections, its workers."""
