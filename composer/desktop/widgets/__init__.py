"""The building blocks of the window. Each is given the `Look` it paints with and knows nothing about apologies."""
