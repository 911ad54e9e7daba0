"""What stands around the pages of a case: the bar on top, the rail, the delivery."""
