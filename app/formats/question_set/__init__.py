"""Question sets as TOML and as text."""
