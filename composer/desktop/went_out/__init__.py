"""Did it go out: the bar that asks, the moment it went, what is kept, and the question on Home."""
