"""Splicing: half a sentence somebody typed becomes a sentence they would sign. Pure functions; see `seam`."""
