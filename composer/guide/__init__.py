"""The eight steps, the case and its answers, and what they lead to: stance, and advice."""
