"""Tests of the program and its library."""
