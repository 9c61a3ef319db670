"""Text -> data -> types, with the place of every value."""
