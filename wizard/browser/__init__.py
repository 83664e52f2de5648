"""The screens in a browser on the same machine, through textual-serve, which is an optional extra."""
