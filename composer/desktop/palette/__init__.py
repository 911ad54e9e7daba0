"""Everything that can be done, in one list: what keys, the palette and the shortcuts window are made from."""
