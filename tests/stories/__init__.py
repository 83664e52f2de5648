"""Businesses told in prose, and the whole way to their notice in a real terminal."""
