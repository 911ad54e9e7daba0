"""How the learned reader in resources/reader is made: `make train`. Nothing of it is needed to run or test the program.

The corpora in tests/corpus are read, a small encoder is trained on them (torch), its thresholds are chosen by
cross-validation, and it is written as resources/reader. What else was tried: docs/decisions/0005-learned-reader.md.
"""
