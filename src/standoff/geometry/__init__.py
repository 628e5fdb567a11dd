"""Geometry: numbers in, numbers out; knows no claim and no catalogue."""
