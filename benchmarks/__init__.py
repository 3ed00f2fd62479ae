"""Measured time and memory, side by side with the least that the same work can cost."""
