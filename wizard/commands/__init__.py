"""What each command does, one module each with `run(options)`, imported when the command is run.

Data goes to standard output; one clear line on standard error says what cannot be used.
"""
