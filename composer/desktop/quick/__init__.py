"""The quick path: a small thing on one page, over the same case and the same keys as the eight steps."""
