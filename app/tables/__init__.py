"""Tables: what a viewer brings, read or refused in words, and kept in memory for a while."""
