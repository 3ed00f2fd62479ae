"""Measured quality: what onrecord finds against gold, and the floors that only rise."""
