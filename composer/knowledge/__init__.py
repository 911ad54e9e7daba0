"""Where the resources lie, and how a TOML file becomes a typed value or a list of mistakes with their places."""
