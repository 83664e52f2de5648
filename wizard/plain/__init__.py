"""The wizard line by line, on standard input and output: for screen readers, scripts and dumb terminals."""
