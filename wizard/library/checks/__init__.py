"""What is held against the library when it is loaded: one module for each kind of rule."""
