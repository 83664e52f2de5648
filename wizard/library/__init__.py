"""The library: the form of the content, its conditions, loading it and checking it."""
