"""Grammar and spelling: one protocol, and the engines that speak it. All of them run on this machine."""
