"""What is measured: every figure against a named reference, in the same run."""
