"""The parts of the export screen: what is wanted, what came of it, and translations read back in."""
