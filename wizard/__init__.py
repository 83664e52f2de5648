"""notice-wizard: privacy and cookie notices in bokmål and English from a business's own answers."""

__version__ = "0.1.0"
